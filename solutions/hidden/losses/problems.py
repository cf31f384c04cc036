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
        "another batch of the same sizes": random_problem(16, N=7, D=5, C=4),
        "a single example": random_problem(12, N=1, D=6, C=5),
        "two classes": random_problem(13, N=9, D=4, C=2),
        "a class that no example has": random_problem(14, N=12, D=3, C=6, absent=2),
        "a last class that no example has": random_problem(18, N=8, D=4, C=5, absent=4),
    }


def in_float32() -> Problem:
    """A problem whose W and X are float32: its answers have seven digits."""
    return random_problem(21, 6, 5, 3, dtype="float32")


def without_weights() -> Problem:
    """All scores are equal, and so are all margins: where an `==` does harm that random numbers never show."""
    problem = random_problem(17, N=6, D=4, C=5)
    return Problem(np.zeros_like(problem.W), problem.X, problem.y)


def call_on(function: Callable[..., Any], name: str, problem: Problem, reg: float) -> tuple[Any, Any]:
    """What the student's function returns for copies of a problem.

    Raises:
        CheckFailed: it is not a pair.
    """
    return call_for_pair(function, name, problem.W.copy(), problem.X.copy(), problem.y.copy(), reg)


def ask_loss(function: Callable[..., Any], name: str, problem: Problem, reg: float) -> float:
    """The student's loss, whatever the gradient is."""
    return as_number(call_on(function, name, problem, reg)[0], f"{name}: the loss")


def ask_gradient(function: Callable[..., Any], name: str, problem: Problem, reg: float) -> np.ndarray:
    """The student's gradient as a float64 array of W's shape, whatever the loss is."""
    return as_float_array(call_on(function, name, problem, reg)[1], problem.W.shape, f"{name}: the gradient dW")


def ask(function: Callable[..., Any], name: str, problem: Problem, reg: float) -> tuple[float, np.ndarray]:
    """The student's loss and gradient."""
    loss, gradient = call_on(function, name, problem, reg)
    return as_number(loss, f"{name}: the loss"), as_float_array(gradient, problem.W.shape, f"{name}: the gradient dW")


def answer(reference: Loss, problem: Problem, reg: float = 0.0) -> tuple[float, np.ndarray]:
    """The right loss and gradient, computed in float64."""
    return reference(problem.W.astype(float), problem.X.astype(float), problem.y, reg)


def squares(problem: Problem) -> float:
    """The sum of the squared weights."""
    return float(np.sum(problem.W.astype(float) ** 2))


def base() -> Problem:
    """Six examples with ordinary scores, to which one feature more is given below."""
    return random_problem(41, 6, 4, 4)


def far_scores() -> dict[str, Problem]:
    """In words -> the base problem with far larger scores, by a last feature.

    An offset that all scores of a row share changes nothing. In the last problem the right class of one
    example wins by 1000: its loss falls to 0, and nothing may overflow.
    """
    problem = base()
    everywhere = np.ones((1, 4))
    winner = np.zeros((1, 4))
    winner[0, problem.y[0]] = 1.0
    return {
        "all scores are near 10000": _with_feature(problem, np.full(6, 1e4), everywhere),
        "some rows have scores near 10000 and others near -10000": _with_feature(
            problem, np.array([1e4, -1e4, 0.0, 1e4, -1e4, 0.0]), everywhere
        ),
        FAR_APART: _with_feature(problem, np.array([1e3, 0.0, 0.0, 0.0, 0.0, 0.0]), winner),
    }


def telling_scores() -> dict[str, Problem]:
    """Scores that tell shifts apart; np.exp overflows at about 709.8.

    A maximum that is added doubles a score of 400, and no shift leaves it. With the best class the last of
    four, its position, 3, brings 711 below the limit. A maximum of all rows so far is harmless while the
    rows rise; that of the whole matrix is not.
    """
    problem = base()
    last = np.zeros((1, 4))
    last[0, 3] = 1.0
    top = 711.0 - float(problem.scores[0, 3])
    return {
        "the rows rise from -10000 to 10000": _with_feature(
            problem, np.array([-1e4, -1e4, 0.0, 0.0, 1e4, 1e4]), np.ones((1, 4))
        ),
        "all scores are near 400": _with_feature(problem, np.full(6, 400.0), np.ones((1, 4))),
        "the last class wins by far": _with_feature(problem, np.array([top, 0.0, 0.0, 0.0, 0.0, 0.0]), last),
    }


def without_the_last_feature(problem: Problem) -> Problem:
    """The same weights, and ordinary scores: what a function says of far scores is compared with this."""
    X = problem.X.copy()
    X[:, -1] = 0.0
    return Problem(problem.W, X, problem.y)


FAR_APART = "two scores of a row lie far apart"


def _with_feature(problem: Problem, values: np.ndarray, weights: np.ndarray) -> Problem:
    return Problem(np.vstack([problem.W, weights]), np.column_stack([problem.X, values]), problem.y)
