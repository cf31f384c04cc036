"""Judges a test cell that is a check of an exercise: `check("svm_loss_naive", svm_loss_naive)`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.course import CourseError
from autograder.exercise.grading import GradedTask
from autograder.exercise.remarks import with_remarks
from autograder.grading.parts import PartResult
from autograder.grading.status import TOO_MUCH_TO_JUDGE, Status, WorkerFailure
from autograder.grading.student_error import NotDefined, StudentError
from linearloss.function import Function
from linearloss.instructions import Counted
from linearloss.outcome import Observation, Stopped
from linearloss.sentences import say
from linearloss.words import Named

from .bounds import TookTooLong, unbounded
from .foreseen import asked_ahead
from .remote import RemoteObject, method_of
from .run_test import CellResult, result_of
from .server_failed import ServerFailed
from .substitutes import Substitutes
from .time_witness import WitnessedFunction, time_witness

# The exercises of one assignment: function -> everything that is known about it.
Tasks = Callable[[str], GradedTask]


def no_exercises(function: str) -> GradedTask:
    """The tasks of a notebook that has none."""
    raise CourseError(say("a test cell checks {function}, and no exercise is given for it.", function=function))


def run_exercise(
    task: GradedTask, max_points: float, find: Callable[[], Any], substitutes: Substitutes | None = None
) -> CellResult:
    """Observe the student's function, price it and name its mistakes.

    Args:
        find: the student's function; raises if the notebook does not define it.
        substitutes: for functions of the notebook that it builds upon.
    """
    exercise = task.exercise
    if abs(sum(exercise.parts.values()) - max_points) > 1e-9:
        text = f"The parts of {exercise.function} do not add up to the {max_points:g} points of its cell."
        return _same_for_all(task, "grader_error", text)
    try:
        return _judged(task, find(), substitutes)
    except WorkerFailure as failure:
        return _same_for_all(task, failure.status, str(failure))
    except NotDefined as error:
        return _same_for_all(task, "missing", str(error), error.slip)
    except MemoryError:
        return _same_for_all(task, "out_of_memory", TOO_MUCH_TO_JUDGE)
    except OwnError as ours:
        raise ours.error from None
    except (CourseError, ServerFailed, OSError):
        raise
    except Exception as error:
        text = f"The exercise itself failed ({type(error).__name__}): {error}"
        return _same_for_all(task, "grader_error", text)


def _judged(task: GradedTask, function: Any, substitutes: Substitutes | None) -> CellResult:
    exercise = task.exercise
    if not callable(function):
        text = say("{name} should be a function, but it is {kind}.", name=exercise.cell, kind=type(function).__name__)
        return _same_for_all(task, "missing", text)

    def ask() -> CellResult:
        asked = RemoteFunction(asked_ahead(function, task))
        observed = observe(task, asked)
        parts = with_remarks(task.judged(observed, own_work=unbounded), task, asked)
        return replace(result_of(parts), observed=observed)

    return ask() if substitutes is None else substitutes.best(ask)


def observe(task: GradedTask, function: WitnessedFunction) -> Observation:
    """What a function shows, with what the second witness says of it."""
    with unbounded():  # the first time, the right answer is run for it
        _ = task.right
    with np.errstate(all="ignore"):  # numbers that are none are looked at, too
        return time_witness(task, function, task.exercise.observe(function))


class OwnError(BaseException):
    """Carries an error of the grader's own past whatever looks at the student's function: it is no answer of that."""

    def __init__(self, error: Exception):
        super().__init__()
        self.error = error


class RemoteFunction:
    """The student's function, as an exercise may ask it; a death of its process is an answer like any other.

    Attributes:
        counts, has_clock: for the second witness.
    """

    def __init__(self, function: Any):
        self._function = function
        self.counts: list[tuple[tuple[Any, ...], Any]] = []
        self.has_clock = hasattr(function, "timed")

    def __call__(self, *args: Any, **options: Any) -> Any:
        return _answer(lambda: self._function(*args, **options))

    def method(self, owner: Any, name: str) -> Function:
        remote = isinstance(owner, RemoteObject)
        return RemoteFunction(method_of(owner, name) if remote else _answer(lambda: getattr(owner, name)))

    def attribute(self, owner: Any, name: str) -> Any:
        try:
            return _answer(lambda: getattr(owner, name, None))
        except StudentError as error:
            if error.type_name == "AttributeError":
                return None
            raise

    def assign(self, owner: Any, name: str, value: Any) -> None:
        _answer(lambda: setattr(owner, name, value))

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
        result: tuple[float | None, Any] = _answer(lambda: self._function.timed(*args))
        return result


def _answer(ask: Callable[[], Any]) -> Any:
    try:
        return ask()
    except (ServerFailed, OSError) as error:
        raise OwnError(error) from error
    except TookTooLong:  # the judge's own time: the whole test is over
        raise
    except WorkerFailure as failure:
        if failure.status == "grader_error":
            raise
        raise Stopped(failure.status, str(failure)) from failure  # type: ignore[arg-type]


def _same_for_all(task: GradedTask, status: Status, text: str, slip: str = "") -> CellResult:
    names = (Named(slip, "certain", text),) if slip else ()
    facts = () if slip else (text,)
    parts = task.exercise.parts.items()
    return result_of(
        PartResult(name, 0.0, points, status, facts, names, read=task.exercise.read) for name, points in parts
    )
