"""Looks behind the errors of a submission that is judged: points stay, names are added."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from nbformat import NotebookNode

from autograder.exercise.beyond import beyond
from autograder.exercise.first_warning import with_first_warnings
from autograder.exercise.grading import GradedTask
from autograder.exercise.readings import DoesNotRun
from autograder.grading.parts import PartResult
from autograder.grading.status import WorkerFailure
from autograder.grading.student_error import NotDefined
from linearloss.errors import CodeError
from linearloss.function import Function

from .bounds import time_bound
from .foreseen import asked_ahead
from .remote import lookup
from .run_cells import CellError, cell_error
from .run_exercise import OwnError, RemoteFunction
from .run_test import CellResult
from .student import StudentProcess
from .substitutes import Substitutes


def look_beyond(
    student: StudentProcess,
    task: GradedTask,
    result: CellResult,
    cell: NotebookNode | None,
    ended: Mapping[str, CellError],
    seconds: float,
    substitutes: Substitutes,
) -> CellResult:
    """The result of a test, with what lies behind the error that has stopped the function; as it was where nothing is found.

    What a solution cell defines is another thing afterwards: so this comes last.

    Args:
        cell: the solution cell as it was handed in.
        ended: as `run_cells` tells.
        seconds: the time that there is for it.
        substitutes: for functions of the notebook that it builds upon.
    """
    stopped = ended.get(task.exercise.cell)
    if cell is None or result.status in ("passed", "grader_error") or (result.observed is None and stopped is None):
        return result
    if any(part.status in ("timeout", "out_of_memory") for part in result.parts):
        return result  # it would take as long again
    student.begin_test()
    try:
        in_place = contextlib.nullcontext() if result.with_own else substitutes.in_place()
        with time_bound(seconds), np.errstate(all="ignore"), in_place:
            return replace(result, parts=_beyond(student, task, result, cell.source, stopped))
    except (WorkerFailure, DoesNotRun, MemoryError):
        return result
    except OwnError as ours:
        raise ours.error from None


def _beyond(
    student: StudentProcess, task: GradedTask, result: CellResult, source: str, stopped: CellError | None
) -> tuple[PartResult, ...]:
    def run(text: str) -> Function:
        try:
            error = student.run_cell(text)["error"]
            ended = None if error is None else cell_error(**error)
        except (KeyError, TypeError, ValueError, AttributeError):  # the worker may say anything
            raise DoesNotRun(None) from None
        if ended is not None:
            raise DoesNotRun(_code_error(ended))
        return _function(student, task)

    if result.observed is None:
        return beyond(task, result.parts, source, run, error=_code_error(stopped))
    parts = with_first_warnings(task, result.parts, run, result.observed)
    return beyond(task, parts, source, run, result.observed, function=_function(student, task))


def _code_error(ended: CellError | None) -> CodeError | None:
    return None if ended is None else CodeError(ended.kind, ended.text, ended.line or 0)


def _function(student: StudentProcess, task: GradedTask) -> Function:
    try:
        function = lookup(student, task.exercise.cell)
    except NotDefined:
        raise DoesNotRun(None) from None
    if not callable(function):
        raise DoesNotRun(None)
    return RemoteFunction(asked_ahead(function, task))
