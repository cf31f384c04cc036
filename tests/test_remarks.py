"""What is told of a function beside what is wrong, and costs nothing."""

from __future__ import annotations

import numpy as np
import pytest
from real_course import COURSE, EXERCISES

from autograder.grading.complaints import message

SOURCE = """\
def numerical_gradient(f, W):
    W = np.array(W, dtype=np.float64)
    gradient = np.zeros(W.shape)
    for at in np.ndindex(W.shape):
        step = np.zeros(W.shape)
        step[at] = STEP
        gradient[at] = (f(W + step) - f(W - step)) / (2 * STEP)
    return gradient
"""


@pytest.mark.parametrize(("step", "is_told"), [("1e-5", False), ("1e-4", True), ("1e-6", True)])
def test_a_step_that_is_near_enough_costs_nothing_and_is_told(step: str, is_told: bool) -> None:
    task = EXERCISES.task(COURSE.assignment("02-svm"), "numerical_gradient")
    with np.errstate(all="ignore"):
        parts = task.grade(task.program(SOURCE.replace("STEP", step)))
    assert all(part.points == part.max_points for part in parts)
    assert ("costs no points" in message(parts)) is is_told
