"""Judges a test cell that is a check of an exercise: `check("svm_loss_naive", svm_loss_naive)`."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from autograder.exercise.grading import GradedTask
from autograder.grading.parts import PartResult
from autograder.grading.status import Status, WorkerFailure, combine
from linearloss.function import Function
from linearloss.outcome import Stopped

from .run_test import CellResult


def checked_function(source: str) -> str:
    """The name in a cell that is nothing but `check("name", name)`; empty for any other cell."""
    try:
        (statement,) = ast.parse(source).body
    except (SyntaxError, ValueError):
        return ""
    match statement:
        case ast.Expr(ast.Call(ast.Name("check"), [ast.Constant(str(name)), ast.Name(same)], [])) if name == same:
            return name
    return ""


class _Asked:
    """The student's function, as an exercise may ask it; a death of its process is an answer like any other."""

    def __init__(self, function: Any):
        self._function = function

    def __call__(self, *args: Any, **options: Any) -> Any:
        return _answer(lambda: self._function(*args, **options))

    def method(self, owner: Any, name: str) -> Function:
        return _Asked(_answer(lambda: getattr(owner, name)))

    def call_and_arguments(self, *args: Any) -> tuple[Any, list[Any]]:
        result: tuple[Any, list[Any]] = _answer(lambda: self._function.call_and_arguments(*args))
        return result

    def results_kept(self, *calls: tuple[Any, ...]) -> list[Any]:
        return list(_answer(lambda: self._function.results_kept(*calls)))

    def count_instructions(self, *args: Any) -> int:
        return int(_answer(lambda: self._function.counted(*args)).instructions)


def _answer(ask: Callable[[], Any]) -> Any:
    try:
        return ask()
    except WorkerFailure as failure:
        raise Stopped(failure.status, str(failure)) from failure  # type: ignore[arg-type]


def run_exercise(task: GradedTask, max_points: float, find: Callable[[], Any]) -> CellResult:
    """Observe the student's function, price it and name its mistakes.

    Args:
        find: the student's function; raises if the notebook does not define it.
    """
    parts = task.exercise.parts
    if abs(sum(parts.values()) - max_points) > 1e-9:
        text = f"The parts of {task.exercise.function} do not add up to the {max_points:g} points of its cell."
        return CellResult(
            "grader_error", None, max_points, (PartResult("test", 0.0, max_points, "grader_error", text),)
        )
    try:
        function = find()
    except WorkerFailure as failure:
        return _same_for_all(task, max_points, failure.status, str(failure))
    except NotImplementedError as error:
        return _same_for_all(task, max_points, "missing", str(error))
    if not callable(function):
        text = f"{task.exercise.function} should be a function, but it is {type(function).__name__}."
        return _same_for_all(task, max_points, "missing", text)
    asked: Function = _Asked(function)
    results = task.grade(asked)
    points = sum(part.points for part in results)
    status = combine((part.status for part in results), points, max_points)
    codes = tuple(dict.fromkeys(code for part in results for code in part.diagnoses))
    return CellResult(status, points, max_points, results, "", () if status == "passed" else codes)


def _same_for_all(task: GradedTask, max_points: float, status: Status, text: str) -> CellResult:
    parts = tuple(PartResult(name, 0.0, points, status, text) for name, points in task.exercise.parts.items())
    return CellResult(status, 0.0, max_points, parts)
