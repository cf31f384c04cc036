"""Judges a test cell that is a check of an exercise: `check("svm_loss_naive", svm_loss_naive)`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from autograder.course import CourseError
from autograder.exercise.grading import GradedTask
from autograder.grading.parts import PartResult
from autograder.grading.status import Status, WorkerFailure, combine
from autograder.grading.student_error import NotDefined
from linearloss.function import Function
from linearloss.instructions import Counted
from linearloss.naming import wrong_facets
from linearloss.outcome import Stopped

from .bounds import TookTooLong, unbounded
from .run_test import CellResult
from .time_witness import time_witness


class Tasks(Protocol):
    """The exercises of one assignment: function -> everything that is known about it."""

    def __call__(self, function: str, /) -> GradedTask: ...


def no_exercises(function: str) -> GradedTask:
    """The tasks of a notebook that has none."""
    raise CourseError(f"a test cell checks {function}, and no exercise is given for it.")


def run_exercise(task: GradedTask, max_points: float, find: Callable[[], Any]) -> CellResult:
    """Observe the student's function, price it and name its mistakes.

    Args:
        find: the student's function; raises if the notebook does not define it.
    """
    exercise = task.exercise
    if abs(sum(exercise.parts.values()) - max_points) > 1e-9:
        text = f"The parts of {exercise.function} do not add up to the {max_points:g} points of its cell."
        return _same_for_all(task, "grader_error", text)
    try:
        function = find()
    except WorkerFailure as failure:
        return _same_for_all(task, failure.status, str(failure))
    except NotDefined as error:
        return _same_for_all(task, "missing", str(error))
    if not callable(function):
        text = f"{exercise.cell} should be a function, but it is {type(function).__name__}."
        return _same_for_all(task, "missing", text)
    asked = RemoteFunction(function)
    with unbounded():  # the first time, the right answer is run for it
        right = task.right
    observed = time_witness(task, asked, exercise.observe(asked))
    with unbounded():  # and every known mistake
        known = task.known if wrong_facets(observed, right, task.tolerance) else ()
    results = task.judged(observed, known)
    points = sum(part.points for part in results)
    status = combine((part.status for part in results), points, max_points)
    codes = tuple(dict.fromkeys(code for part in results for code in part.diagnoses))
    return CellResult(status, points, max_points, results, "", () if status == "passed" else codes)


class RemoteFunction:
    """The student's function, as an exercise may ask it; a death of its process is an answer like any other.

    Attributes:
        counts: the arguments of each counted call, and what it returned.
    """

    def __init__(self, function: Any):
        self._function = function
        self.counts: list[tuple[tuple[Any, ...], Any]] = []

    def __call__(self, *args: Any, **options: Any) -> Any:
        return _answer(lambda: self._function(*args, **options))

    def method(self, owner: Any, name: str) -> Function:
        return RemoteFunction(_answer(lambda: getattr(owner, name)))

    def call_and_arguments(self, *args: Any) -> tuple[Any, list[Any]]:
        result: tuple[Any, list[Any]] = _answer(lambda: self._function.call_and_arguments(*args))
        return result

    def results_kept(self, *calls: tuple[Any, ...]) -> list[Any]:
        return list(_answer(lambda: self._function.results_kept(*calls)))

    def counted(self, *args: Any) -> Counted:
        count: Counted = _answer(lambda: self._function.counted(*args))
        self.counts.append((args, count.result))
        return count

    def timed(self, *args: Any) -> tuple[float | None, Any]:
        """The CPU time of a call by the kernel's count (None where it does not tell), and its result."""
        if not hasattr(self._function, "timed"):  # trusted code in this very process: nobody to hide from
            return None, None
        result: tuple[float | None, Any] = _answer(lambda: self._function.timed(*args))
        return result


def _answer(ask: Callable[[], Any]) -> Any:
    try:
        return ask()
    except TookTooLong:  # the judge's own time: the whole test is over
        raise
    except WorkerFailure as failure:
        if failure.status == "grader_error":
            raise
        raise Stopped(failure.status, str(failure)) from failure  # type: ignore[arg-type]


def _same_for_all(task: GradedTask, status: Status, text: str) -> CellResult:
    parts = tuple(PartResult(name, 0.0, points, status, text) for name, points in task.exercise.parts.items())
    total = sum(task.exercise.parts.values())
    return CellResult(status, None if status == "grader_error" else 0.0, total, parts)
