"""Minimisers for the last notebook: L-BFGS, and plain SGD for many settings at once.

Both work with any loss function of the course, called as ``loss(W, X, y, reg)`` and returning
``(loss, dW)``; what the loss is, they do not know. NumPy only. Arrays keep the dtype of the
weights: with float32 data everything stays float32.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

LossOfWeights = Callable[[np.ndarray], tuple[Any, np.ndarray]]
Loss = Callable[[np.ndarray, np.ndarray, np.ndarray, float], tuple[Any, np.ndarray]]
Preconditioner = Callable[[np.ndarray], np.ndarray]

# Of the weak Wolfe conditions: how much of the promised decrease a step must bring, and how
# much of the slope may be left after it.
ENOUGH_DECREASE = 1e-4
MOST_SLOPE_LEFT = 0.9
MOST_TRIES = 20
ROWS_AT_ONCE = 2_000


# --------------------------------------------------------------------------- L-BFGS


@dataclass(frozen=True)
class Minimum:
    """Where `lbfgs` stopped.

    Attributes:
        W: the weights.
        loss: their loss.
        gradient_norm: the Euclidean norm of their gradient.
        iterations, evaluations: steps taken, and calls of the loss.
        converged: whether the norm is within the tolerance.
        losses: the loss before the first step and after each.
    """

    W: np.ndarray
    loss: float
    gradient_norm: float
    iterations: int
    evaluations: int
    converged: bool
    losses: list[float] = field(default_factory=list)


def lbfgs(
    loss: LossOfWeights,
    W: np.ndarray,
    *,
    tolerance: float = 1e-3,
    max_iterations: int = 500,
    memory: int = 10,
    precondition: Preconditioner | None = None,
) -> Minimum:
    """Minimise a smooth function of the weights by L-BFGS.

    Plain gradient descent knows the slope only. L-BFGS remembers how the slope changed over its
    last few steps and guesses from that how the surface bends, so that it can take long steps
    along shallow valleys and short ones across steep walls.

    Args:
        loss: called as ``loss(W)``; returns ``(loss, dW)``.
        W: where to start; is not changed.
        tolerance: stop when the Euclidean norm of the gradient is at most this.
        max_iterations: stop after so many steps at the latest.
        memory: how many steps are remembered.
        precondition: what is known about the bending beforehand: a function that multiplies an
            array of W's shape by an approximate inverse Hessian (see `Curvature`).
    """

    def evaluate(weights: np.ndarray) -> tuple[float, np.ndarray]:
        value, dW = loss(weights)
        return float(value), np.asarray(dW, dtype=weights.dtype)

    value, gradient = evaluate(W)
    norm = float(np.linalg.norm(gradient))
    pairs: deque[tuple[np.ndarray, np.ndarray]] = deque(maxlen=memory)
    losses = [value]
    evaluations, iterations = 1, 0
    while norm > tolerance and iterations < max_iterations:
        direction = -_times_inverse_hessian(gradient, pairs, precondition)
        slope = _dot(gradient, direction)
        if not slope < 0:  # rounding has spoilt the memory
            pairs.clear()
            direction = -_times_inverse_hessian(gradient, pairs, precondition)
            slope = _dot(gradient, direction)
        first_step = min(1.0, 1.0 / norm) if not pairs and precondition is None else 1.0
        found = _line_search(evaluate, W, value, slope, direction, first_step)
        if found is None:
            break
        new_W, value, new_gradient, tries = found
        step, change = new_W - W, new_gradient - gradient
        if _dot(step, change) > 1e-10 * _dot(change, change):
            pairs.append((step, change))
        W, gradient, norm = new_W, new_gradient, float(np.linalg.norm(new_gradient))
        evaluations += tries
        iterations += 1
        losses.append(value)
    return Minimum(W, value, norm, iterations, evaluations, norm <= tolerance, losses)


def _dot(a: np.ndarray, b: np.ndarray) -> float:
    return float(np.vdot(a, b))


def _times_inverse_hessian(
    gradient: np.ndarray, pairs: Sequence[tuple[np.ndarray, np.ndarray]], precondition: Preconditioner | None
) -> np.ndarray:
    """The two-loop recursion: what the remembered steps make of the gradient."""
    q = gradient.copy()
    weights = []
    for step, change in reversed(pairs):  # the newest first
        weight = _dot(step, q) / _dot(step, change)
        q -= weight * change
        weights.append(weight)
    if precondition is not None:
        q = np.asarray(precondition(q), dtype=gradient.dtype)
    elif pairs:
        step, change = pairs[-1]
        q *= _dot(step, change) / _dot(change, change)
    for (step, change), weight in zip(pairs, reversed(weights), strict=True):  # the oldest first
        q += (weight - _dot(change, q) / _dot(step, change)) * step
    return q


def _line_search(
    evaluate: Callable[[np.ndarray], tuple[float, np.ndarray]],
    W: np.ndarray,
    value: float,
    slope: float,
    direction: np.ndarray,
    length: float,
) -> tuple[np.ndarray, float, np.ndarray, int] | None:
    """A step that satisfies the weak Wolfe conditions, by doubling and halving; None if there is none."""
    # The rounding error of the loss itself. Near the minimum a float32 loss cannot see the
    # decrease any more, and without this allowance the search would fail for no good reason.
    noise = 4 * float(np.finfo(W.dtype).eps) * abs(value)
    short, long = 0.0, np.inf
    for tries in range(1, MOST_TRIES + 1):
        new_W = W + W.dtype.type(length) * direction
        new_value, new_gradient = evaluate(new_W)
        if not new_value <= value + ENOUGH_DECREASE * length * slope + noise:  # too far, or nan
            long = length
        elif _dot(new_gradient, direction) < MOST_SLOPE_LEFT * slope:  # not far enough
            short = length
        else:
            return new_W, new_value, new_gradient, tries
        length = (short + long) / 2 if long < np.inf else 2 * length
    return None


@dataclass(frozen=True)
class Curvature:
    """How the data bend the loss of a linear classifier, whatever the regularisation.

    The Hessian of such a loss is a mean of (C x C matrix of the scores) times (x x^T), plus
    2 reg on the diagonal. With the small matrix replaced by one number, `typical`, what is left
    is ``typical * X.T @ X / N + 2 * reg``: one decomposition of X.T @ X / N serves all classes
    and every reg. It only steers the search; the minimum stays that of the loss itself.

    Attributes:
        values, vectors: eigenvalues (D,) and eigenvectors (D, D) of X.T @ X / N.
    """

    values: np.ndarray
    vectors: np.ndarray

    @classmethod
    def of(cls, X: np.ndarray, steps: Callable[[list[int]], Iterable[int]] = iter) -> Curvature:
        """The curvature of the examples X (N, D). Takes ten seconds of one processor core at N = 10,000, D = 3,073.

        Args:
            steps: wraps the steps of the work, for a progress bar; the last of them is the decomposition.
        """
        starts = list(range(0, len(X), ROWS_AT_ONCE))
        total = np.zeros((X.shape[1], X.shape[1]), X.dtype)
        for step in steps([*starts, len(X)]):
            if step < len(X):
                total += X[step : step + ROWS_AT_ONCE].T @ X[step : step + ROWS_AT_ONCE]
            else:
                values, vectors = np.linalg.eigh(total / X.dtype.type(len(X)))
        return cls(np.maximum(values, 0), vectors)

    def preconditioner(self, reg: float, typical: float = 0.1) -> Preconditioner:
        """For `lbfgs`: multiplies a gradient (D, C) by the inverse of the approximate Hessian.

        A `typical` of 0.1 suits cross-entropy with ten classes, 2 is exact for squared errors.
        """
        smallest = float(np.finfo(self.values.dtype).eps) * float(np.max(self.values))
        scale = 1 / np.maximum(typical * self.values + 2 * reg, smallest)[:, None]
        return lambda gradient: self.vectors @ (scale * (self.vectors.T @ gradient))


# --------------------------------------------------------------------------- many settings at once


def sgd_many(
    loss: Loss,
    X: np.ndarray,
    y: np.ndarray,
    learning_rates: Sequence[float] | np.ndarray,
    regs: Sequence[float] | np.ndarray,
    *,
    num_iters: int,
    batch_size: int = 200,
    seed: int = 0,
    steps: Callable[[Iterable[int]], Iterable[int]] = iter,
) -> np.ndarray:
    """Plain SGD for K settings (learning_rates[k], regs[k]) side by side.

    One setting at a time, a step spends most of its time fetching the minibatch from memory and
    multiplying it by a thin matrix. Here the K weight matrices stand beside each other in one
    array of shape (D, K * C), so that the minibatch is fetched once and multiplied by a wide
    matrix. All settings start from the same weights and see the same minibatches.

    The loss is any of the course's: with the identity in place of X and the scores in place of W,
    its dW is the gradient with respect to the scores, which is all that is needed of it.

    Args:
        loss: called as ``loss(W, X, y, reg)``; its regulariser must be reg * sum(W**2).
        steps: wraps the range of the steps, for a progress bar.

    Returns:
        The weights after the last step, shape (K, D, C).
    """
    generator = np.random.default_rng(seed)
    (N, D), C, K = X.shape, int(np.max(y)) + 1, len(regs)
    rates = np.repeat(np.asarray(learning_rates, X.dtype), C)
    keep = 1 - 2 * rates * np.repeat(np.asarray(regs, X.dtype), C)
    W = np.tile((0.001 * generator.standard_normal((D, C))).astype(X.dtype), (1, K))
    dS = np.empty((batch_size, K * C), X.dtype)
    identity = np.eye(batch_size, dtype=X.dtype)
    with np.errstate(over="ignore", invalid="ignore"):  # some settings diverge: that is a result too
        for _ in steps(range(num_iters)):
            rows = generator.choice(N, size=batch_size)
            batch, labels = X[rows], y[rows]
            S = batch @ W
            for first in range(0, K * C, C):
                dS[:, first : first + C] = loss(S[:, first : first + C], identity, labels, 0.0)[1]
            dS *= rates
            W *= keep
            W -= batch.T @ dS
    return np.ascontiguousarray(W.reshape(D, K, C).transpose(1, 0, 2))


def accuracy(W: np.ndarray, X: np.ndarray, y: np.ndarray, rows_at_once: int = 5_000) -> float:
    """The share of the rows of X whose largest score is that of the right class.

    Weights that are not finite (a training run that diverged) are right about nothing.
    """
    if not np.all(np.isfinite(W)):
        return 0.0
    right = 0
    for start in range(0, len(X), rows_at_once):
        block = slice(start, start + rows_at_once)
        right += int(np.count_nonzero(np.argmax(X[block] @ W, axis=1) == y[block]))
    return right / len(X)
