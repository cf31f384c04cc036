"""The problems on which a loss function is tested and examined."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks import as_float_array, as_number, call_for_pair
from autograder.grading import Problem, random_problem

Loss = Callable[[np.ndarray, np.ndarray, np.ndarray, float], tuple[float, np.ndarray]]
ActiveSet = Callable[[Problem, np.ndarray], np.ndarray]

REG = 1.7
TOLERANCE = {"float64": 1e-6, "float32": 2e-4}


def ordinary() -> Problem:
    """Non-square everything."""
    return random_problem(11, N=7, D=5, C=4)


def problems() -> dict[str, Problem]:
    """In words -> problem: what may be peculiar about a batch, in float64."""
    return {
        "an ordinary batch": ordinary(),
        "a single example": random_problem(12, N=1, D=6, C=3),
        "two classes": random_problem(13, N=9, D=4, C=2),
        "a class that no example has": random_problem(14, N=12, D=3, C=6, absent=2),
    }


def in_float32() -> Problem:
    """A problem whose W and X are float32: its answers have seven digits."""
    return random_problem(21, 6, 5, 3, dtype="float32")


def ask(function: Callable[..., Any], name: str, problem: Problem, reg: float) -> tuple[float, np.ndarray]:
    """The student's loss and gradient, as a float and a float64 array of W's shape.

    Raises:
        CheckFailed: it is not a pair of a number and such an array.
    """
    loss, gradient = call_for_pair(function, name, problem.W.copy(), problem.X.copy(), problem.y.copy(), reg)
    return as_number(loss, f"{name}: the loss"), as_float_array(gradient, problem.W.shape, f"{name}: the gradient dW")


def answer(reference: Loss, problem: Problem, reg: float = 0.0) -> tuple[float, np.ndarray]:
    """The right loss and gradient, computed in float64."""
    return reference(problem.W.astype(float), problem.X.astype(float), problem.y, reg)


def squares(problem: Problem) -> float:
    """The sum of the squared weights."""
    return float(np.sum(problem.W.astype(float) ** 2))


def shifted(offsets: np.ndarray) -> Problem:
    """A problem of six examples with `offsets`, shape (6,), added to all scores of each."""
    base = random_problem(41, 6, 5, 4)
    return Problem(np.vstack([base.W, np.ones((1, 4))]), np.column_stack([base.X, offsets]), base.y)


def offsets() -> dict[str, np.ndarray]:
    """In words -> what is added to the scores of six examples; the losses stay what they are."""
    return {
        "all scores are near 10000": np.full(6, 1e4),
        "some rows have scores near 10000 and others near -10000": np.array([1e4, -1e4, 0.0, 1e4, -1e4, 0.0]),
    }
