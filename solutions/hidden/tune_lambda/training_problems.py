"""Small problems on which a training loop is tried."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from autograder.grading import generator

BATCH = 5


@dataclass(frozen=True)
class Training:
    """The arguments of `train_sgd`, and where its loss pulls the weights. `X[:, 0]` tells the rows apart."""

    X: np.ndarray
    y: np.ndarray
    aim: np.ndarray
    reg: float
    num_iters: int
    batch_size: int
    seed: int
    learning_rate: float = 0.07

    def numbers(self) -> dict[str, Any]:
        """All that comes behind X and y."""
        return {
            "learning_rate": self.learning_rate, "reg": self.reg, "num_iters": self.num_iters, "batch_size": self.batch_size,
            "seed": self.seed,
        }  # fmt: skip

    def arguments(self) -> tuple[Any, ...]:
        """All that comes behind the loss function, copied."""
        return (self.X.copy(), self.y.copy(), *self.numbers().values())


def ordinary(dtype: str = "float64", *, reg: float = 0.0, num_iters: int = 6) -> Training:
    """13 examples of three classes, six steps."""
    return _training(51, (13, 4), np.arange(13) % 3, reg, num_iters, BATCH, 23, dtype)


def problems() -> dict[str, Training]:
    """Kind of case -> a problem in float64."""
    return {
        "a small problem": ordinary(),
        "other sizes and another seed": _training(52, (9, 6), np.arange(9) % 4, 0.0, 4, 3, 8),
        "a batch larger than the number of examples": a_large_batch(),
        "a class without examples": without_a_class(),
        "num_iters = 0": ordinary(num_iters=0),
        "more than a hundred steps": many_steps(),
    }


def many_steps() -> Training:
    """More than a hundred steps, small ones: what changes only once in a while shows."""
    return replace(_training(55, (6, 2), np.arange(6) % 2, 0.0, 130, 2, 3), learning_rate=0.001)


def a_large_batch() -> Training:
    """A minibatch that is larger than the number of examples."""
    return _training(54, (7, 3), np.arange(7) % 3, 0.0, 3, 10, 5)


def without_a_class() -> Training:
    """Labels in which a class below the largest one does not occur."""
    return _training(53, (10, 4), np.array([0, 3, 1, 3, 0, 1, 3, 0, 1, 3]), 0.0, 4, 4, 31)


def _training(
    seed: int,
    shape: tuple[int, int],
    y: np.ndarray,
    reg: float,
    steps: int,
    batch: int,
    drawn: int,
    dtype: str = "float64",
) -> Training:
    numbers = generator(seed)
    X = numbers.normal(size=shape).astype(dtype)
    X[:, 0] = np.arange(len(X))
    aim = numbers.uniform(0.5, 1.5, size=(shape[1], int(y.max()) + 1))
    aim *= numbers.choice([-1, 1], size=aim.shape)
    return Training(X, y, aim, reg, steps, batch, drawn)
