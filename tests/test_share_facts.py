"""What each example adds to a gradient: to the columns of the wrong classes, and to that of its own."""

from __future__ import annotations

import numpy as np
import pytest
from real_course import COURSE, EXERCISES

from autograder.exercise.share_facts import of_each_example

TASK = EXERCISES.task(COURSE.assignment("03-softmax"), "softmax_loss_vectorized")
PROGRAM = """\
def softmax_loss_vectorized(W, X, y, reg):
    N = len(y)
    S = X @ W
    P = np.exp(S - S.max(axis=1, keepdims=True))
    P /= P.sum(axis=1, keepdims=True)
    loss = -np.log(P[np.arange(N), y]).mean() + reg * np.sum(W * W)
    own = np.arange(W.shape[1]) == y[:, None]
    return loss, X.T @ ({}) / N + 2 * reg * W
"""


def told(shares: str) -> str:
    with np.errstate(all="ignore"):
        observed = TASK.exercise.observe(TASK.program(PROGRAM.format(shares)))
    return of_each_example(TASK.exercise, "gradient", observed, TASK.right, TASK.arguments)


@pytest.mark.parametrize(
    ("shares", "others", "own"),
    [
        ("np.where(own, P - 1, -P)", "has the wrong sign", "is right"),
        ("np.where(own, P, P)", "is right", "is wrong"),
        ("np.where(own, 0, P)", "is right", "is 0"),
        ("np.where(own, 3 * (P - 1), P**2)", "is wrong", "is 3 times what it should be"),
    ],
)
def test_the_two_are_told_apart(shares: str, others: str, own: str) -> None:
    assert told(shares) == (
        f"What each example adds to the columns of the wrong classes {others}; what it adds to the column of its correct class {own}."
    )


@pytest.mark.parametrize("shares", ["P - own", "2 * (P - own)", "np.where(own, P**2, P**3)", "(P - own) * P[:1]"])
def test_nothing_is_said_of_what_is_one_thing_or_nothing_that_is_known(shares: str) -> None:
    assert told(shares) == ""


def test_nothing_is_said_where_the_examples_alone_do_not_make_the_gradient() -> None:
    observed = TASK.exercise.observe(TASK.program(PROGRAM.format("np.where(own, 0, P)")))
    observed = {**observed, "gradient": {case: outcome + 0.1 for case, outcome in observed["gradient"].items()}}
    assert of_each_example(TASK.exercise, "gradient", observed, TASK.right, TASK.arguments) == ""
