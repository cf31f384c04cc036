"""What each step of one training must show: its minibatch, and a step down the gradient."""

from __future__ import annotations

import numpy as np

from autograder.checks import CheckFailed, is_close

from .running import NAME, READ_LOOP, Run

READ_BATCH = " Read again: section 5, Minibatches."


def check_batches(run: Run) -> None:
    """Size and rows of every minibatch, labels that belong to them, and a new one in each step."""
    if {len(seen.X) for seen in run.steps} != {run.batch_size}:
        raise CheckFailed(f"{NAME}: the loss function does not get batch_size examples in each step.{READ_BATCH}")
    for seen in run.steps:
        if len(seen.y) != len(seen.X):
            raise CheckFailed(f"{NAME}: a minibatch has not as many labels as rows.{READ_BATCH}")
        for row, label in zip(seen.X, seen.y, strict=True):
            at = rows_like(row, run.X)
            if not len(at):
                raise CheckFailed(f"{NAME}: a minibatch holds a row that is no row of X.{READ_BATCH}")
            if not np.any(run.y[at] == label):
                raise CheckFailed(f"{NAME}: in a minibatch, labels do not belong to their rows.{READ_BATCH}")
    if len(run.steps) > 1 and all(np.array_equal(seen.X, run.steps[0].X) for seen in run.steps):
        raise CheckFailed(f"{NAME}: every step works on the same minibatch.{READ_BATCH}")


def rows_like(row: np.ndarray, X: np.ndarray) -> np.ndarray:
    """Which rows of X these numbers are."""
    if row.shape != X.shape[1:]:
        return np.array([], dtype=np.intp)
    return np.flatnonzero(np.all(np.abs(X - row) < 1e-9, axis=1))


def check_descent(run: Run) -> None:
    """Every W is the one before minus learning_rate times the dW that the loss function returned for it."""
    after = [seen.W for seen in run.steps[1:]] + [run.W]
    for seen, later in zip(run.steps, after, strict=True):
        # The size of W sets the rounding error of a difference of two W.
        if later.shape != seen.W.shape or not is_close(later - seen.W, -run.rate * seen.dW, 1e-5):
            raise CheckFailed(
                f"{NAME}: a step should change W by minus the learning rate times the dW that the loss function "
                f"returned for this minibatch; yours does something else.{READ_LOOP}"
            )


def drawn_batches(
    first_W: np.ndarray, D: int, C: int, seed: int, N: int, size: int, steps: int
) -> list[list[np.ndarray]]:
    """The indices that the minibatches may hold: one list of them for each way in which `first_W` may have been drawn.

    `D`, `C`: the shape that it should have.

    Which W comes first is another part's question: if it is not the right one, the generator may have
    been left untouched for it, or asked for numbers of another kind or shape.
    """
    right = np.random.default_rng(seed)
    if is_close(first_W, 0.001 * right.standard_normal((D, C))):
        generators = [right]
    else:
        generators = [np.random.default_rng(seed) for _ in range(3)]
        generators[1].standard_normal(first_W.shape)
        generators[2].random(first_W.shape)
    ways = [[numbers.choice(N, size=size, replace=True) for _ in range(steps)] for numbers in generators]
    if len(generators) > 1:  # the first minibatch drawn before the weights
        numbers = np.random.default_rng(seed)
        first = numbers.choice(N, size=size, replace=True)
        numbers.standard_normal(first_W.shape)
        ways.append([first, *(numbers.choice(N, size=size, replace=True) for _ in range(steps - 1))])
    return ways
