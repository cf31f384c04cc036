"""The line of which NumPy warns first, told where nan or infinity has no name."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from real_course import COURSE, EXERCISES

from autograder.exercise.first_warning import with_first_warnings
from autograder.exercise.readings import DoesNotRun
from autograder.grading.complaints import message
from autograder.grading.parts import PartResult
from linearloss.function import LocalFunction

TASK = EXERCISES.task(COURSE.assignment("03-softmax"), "cross_entropy")
NO_SHIFT = """\
def softmax(S):
    return np.exp(S) / np.exp(S).sum(axis=1, keepdims=True)

def cross_entropy(S, y):
    return {}
"""


def told(source: str) -> tuple[tuple[PartResult, ...], Any]:
    """What is told of a program, and its function afterwards."""
    names = dict(TASK.program(source).function.__globals__)

    def run(text: str) -> LocalFunction:
        try:
            exec(compile(text, "<cell>", "exec"), names)
        except Exception:
            raise DoesNotRun(None) from None
        return LocalFunction(names["cross_entropy"])

    with np.errstate(all="ignore"):
        observed = TASK.exercise.observe(run(source))
        return with_first_warnings(TASK, TASK.judged(observed), run, observed), names["cross_entropy"]


def test_the_line_that_overflows_is_told_and_the_function_left_as_it_was() -> None:
    parts, function = told(NO_SHIFT.format("-np.sum(np.eye(S.shape[1])[y] * np.log(softmax(S)), axis=1)"))
    assert "first warning is of line 2: overflow encountered in exp. The exponential of" in message(parts)
    with np.errstate(all="ignore"):
        assert np.isnan(function(np.array([[1000.0, 0.0]]), np.array([0]))).all()


@pytest.mark.parametrize(
    ("returned", "why"),
    [
        ("np.log(np.exp(S - S.max(axis=1, keepdims=True)).sum(axis=1)) - S[np.arange(len(y)), y]", "all is finite"),
        ("S[0, 0] + y[0]", "nothing is an array"),
    ],
)
def test_nothing_is_told_where_all_is_finite(returned: str, why: str) -> None:
    assert "first warning" not in message(told(NO_SHIFT.format(returned))[0]), why


def test_a_student_s_own_error_of_that_name_is_told_as_plain_text() -> None:
    source = NO_SHIFT.format("np.where(S[:, 0] > 100, careful(S), 1.0)") + (
        "\ndef careful(S):\n    if np.geterr()['over'] == 'raise' and np.max(S) > 100:\n"
        "        raise FloatingPointError('\\x1b[31m' + 'x' * 5000)\n    return np.full(len(S), np.nan)\n"
    )
    said = message(told(source)[0])
    assert "first warning" in said and "\x1b" not in said and len(said) < 3000
