"""The check in the notebook and grading meet in the same name: visible cases tell mistakes apart as the hidden ones do."""

from __future__ import annotations

from functools import cache

import pytest
from real_course import COURSE, EXERCISES

from autograder.exercise.grading import GradedTask
from linearloss.check_data import read_data
from linearloss.shipping import Shipped, from_plain

# Mistakes that the check in the notebook cannot see, or not tell apart for certain: this list gets no longer.
NOT_ALIKE = {
    "L_i": {"is-for-equals"},
    "svm_loss_naive": {"hard-coded-size#2", "index-error"},
    "soft_threshold": {"list-returned", "two-dimensions-only"},
}
OWN_ARRAYS = """
def L_i(x, y, W):
    scores = {scores}
    return sum(max(0.0, scores[j] - scores[y] + 1.0) for j in {classes} if j != y)
"""


@cache
def both(function: str) -> tuple[GradedTask, Shipped]:
    assignment = next(one for one in COURSE.assignments if function in read_data(COURSE.check_data(one))["functions"])
    data = read_data(COURSE.check_data(assignment))["functions"][function]
    return EXERCISES.task(assignment, function), from_plain(function, data)


def in_the_notebook(function: str, program: str) -> dict[str, str]:
    task, shipped = both(function)
    found = shipped.explained(shipped.exercise.observe(task.program(program)))
    return {one.code: one.certainty for one in found.findings}


def graded(function: str, program: str) -> dict[str, str]:
    task, _ = both(function)
    return {name.code: name.certainty for part in task.grade(task.program(program)) for name in part.names}


@pytest.mark.parametrize("function", NOT_ALIKE)
def test_a_known_mistake_has_the_same_name_in_the_notebook_and_as_certain(function: str) -> None:
    task, _ = both(function)
    others = {
        one.key.rpartition("/")[2]
        for one in task.mistakes
        if in_the_notebook(function, one.source) != graded(function, one.source)
    }
    assert others == NOT_ALIKE[function]


@pytest.mark.parametrize("scores", ["X_toy[y] @ W_toy", "S_toy[y]", "X_toy[y] @ W"])
@pytest.mark.parametrize("classes", ["range(W.shape[1])", "range(len(scores))", "range(len(W))"])
def test_the_notebooks_own_arrays_are_no_loop_over_rows(scores: str, classes: str) -> None:
    found = in_the_notebook("L_i", OWN_ARRAYS.format(scores=scores, classes=classes))
    assert found and not {code for code in found if "notebook" not in code and not code.endswith("-error")}


@pytest.mark.parametrize(
    ("step", "name"),
    [("1e-13", "small"), ("3e-13", "small"), ("1e-15", "small"), ("0.1", "large"), ("0.5", "large"), ("1.0", "large")],
)
def test_a_step_far_from_what_was_asked_for_is_named(step: str, name: str) -> None:
    task, _ = both("numerical_gradient")
    solution = EXERCISES.solution(task.task.assignment, "numerical_gradient")
    program = solution.replace("h = 1e-5", f"h = {step}")

    assert {*graded("numerical_gradient", program)} == {f"step-too-{name}"}
    if step != "1e-15":  # which moves nothing that is seen on whole numbers
        assert {*in_the_notebook("numerical_gradient", program)} == {f"step-too-{name}"}
