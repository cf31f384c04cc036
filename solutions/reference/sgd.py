"""Gradient descent and the linear classifier that it trains, in the course's conventions.

`X` is (N, D), `y` (N,), `W` (D, C), scores `X @ W`; a loss function is called as
`loss_function(W, X, y, reg)` and returns `(loss, dW)`. The random numbers are part of the
specification: first the weights, then one `choice` a step, all from one generator.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

Loss = Callable[[np.ndarray, np.ndarray, np.ndarray, float], tuple[float, np.ndarray]]


def add_bias(X: np.ndarray) -> np.ndarray:
    """`X` with a last column of ones, shape (N, D + 1)."""
    return np.hstack([X, np.ones((X.shape[0], 1), dtype=X.dtype)])


def gradient_descent(
    loss_function: Callable[[np.ndarray], tuple[float, np.ndarray]], W: np.ndarray, learning_rate: float, num_iters: int
) -> tuple[np.ndarray, list[float]]:
    """Plain gradient descent; the weights after `num_iters` steps and the losses before each of them."""
    history = []
    for _ in range(num_iters):
        loss, dW = loss_function(W)
        history.append(float(loss))
        W = W - learning_rate * dW
    return W, history


class LinearClassifier:
    """Scores `X @ W`, trained by minibatch stochastic gradient descent."""

    def __init__(self, loss_function: Loss, seed: int = 0):
        self.loss_function = loss_function
        self.rng = np.random.default_rng(seed)
        self.W: np.ndarray | None = None

    def loss(self, X: np.ndarray, y: np.ndarray, reg: float) -> tuple[float, np.ndarray]:
        """Loss and gradient at the current weights."""
        assert self.W is not None
        return self.loss_function(self.W, X, y, reg)

    def train(
        self,
        X: np.ndarray,
        y: np.ndarray,
        learning_rate: float = 1e-3,
        reg: float = 1e-5,
        num_iters: int = 100,
        batch_size: int = 200,
        verbose: bool = False,
    ) -> list[float]:
        """`num_iters` steps; the minibatch loss before each of them."""
        N, D = X.shape
        if self.W is None:
            self.W = 0.001 * self.rng.standard_normal((D, int(np.max(y)) + 1))
        history = []
        for _ in range(num_iters):
            indices = self.rng.choice(N, size=batch_size, replace=True)
            loss, dW = self.loss(X[indices], y[indices], reg)
            history.append(float(loss))
            self.W = self.W - learning_rate * dW
        return history

    def predict(self, X: np.ndarray) -> np.ndarray:
        """The class with the largest score of each row, shape (N,)."""
        assert self.W is not None
        return np.argmax(X @ self.W, axis=1)


def slow_train(
    W: Sequence[Sequence[float]],
    batches: Sequence[Sequence[int]],
    X: Sequence[Sequence[float]],
    y: Sequence[int],
    gradient: Callable[..., Sequence[Sequence[float]]],
    learning_rate: float,
    reg: float,
) -> list[list[float]]:
    """The same steps in plain loops, for given batches: the specification of `train`."""
    now = [list(row) for row in W]
    for batch in batches:
        dW = gradient(now, [X[i] for i in batch], [y[i] for i in batch], reg)
        for d in range(len(now)):
            for c in range(len(now[d])):
                now[d][c] -= learning_rate * dW[d][c]
    return now
