"""Grades one submission: the student's cells in the worker, official tests in the judge."""

from __future__ import annotations

import contextlib
import io
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output

from autograder.build.stubs import TEXT_STUB
from autograder.course import PRICED_EACH_TIME, Limits, RepeatedMistakes
from autograder.exercise.check_cells import checked_task
from autograder.grading.parts import PartResult
from autograder.grading.status import WorkerFailure
from autograder.grading.student_error import NotDefined, StudentError
from autograder.grading.submission import handed_in
from autograder.notebook.official import roles
from autograder.notebook.reading import PICTURES, is_base64

from .bounds import memory_bound, time_bound
from .fork_client import ForkServer
from .records import Record
from .remote import lookup
from .repeated_mistakes import price_once
from .run_exercise import Tasks, no_exercises, run_exercise
from .run_test import CellResult, JudgeNames, ended_by, run_test
from .score_output import score_output
from .student import StudentProcess

MOST_OUTPUT_CHARACTERS = 24_000_000
# The worker is stopped when the time of a test has passed; the judge's own work on it a little later.
GRACE_SECONDS = 2.0


@dataclass
class Graded:
    """A graded submission: the notebook as nbgrader keeps it, and one result for each test."""

    notebook: NotebookNode
    isolation: str
    results: dict[str, CellResult] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    limits: str = ""

    def records(self, student: str, assignment: str, notebook: str) -> list[Record]:
        """One record for each test, in the order of the notebook."""
        return [
            Record(
                student, assignment, notebook, test, result.points, result.max_points, result.status,
                list(result.diagnoses), result.message, round(self.seconds.get(test, 0.0), 3), self.isolation,
                self.limits,
            )
            for test, result in self.results.items()
        ]  # fmt: skip


def grade_notebook(
    official: NotebookNode,
    notebook: NotebookNode,
    server: ForkServer,
    limits: Limits,
    files: Path | None = None,
    tasks: Tasks = no_exercises,
    repeated: RepeatedMistakes = PRICED_EACH_TIME,
) -> Graded:
    """Run the student's cells, then every official test; fills in the outputs of `notebook`.

    Args:
        official: the nbgrader source, with hidden tests.
        notebook: the submission laid over it, as `merge` gives it.
        files: the folder that holds what else was handed in.
        tasks: the exercises that the test cells check.
        repeated: which tests do not price again what another has priced.

    Raises:
        ServerFailed: the grader itself cannot go on.
    """
    graded = Graded(notebook, server.isolation, limits=server.limits)
    sources = {cell.id: cell.source for cell in official.cells}
    with memory_bound(limits.judge_mib), StudentProcess(server, limits, files) as student:
        stopped: dict[str, StudentError] = {}
        for cell in notebook.cells:
            role = roles(cell)
            if cell.cell_type == "code" and not role.is_test and not role.is_demonstration:
                error = _run_cell(student, cell)
                if role.is_solution and error is not None:
                    stopped[role.grade_id] = error
        _limit_outputs(notebook)
        names = judge_names(official, student, stopped)
        with handed_in(files):
            for cell in notebook.cells:
                if roles(cell).is_test:
                    _judge(student, cell, sources[roles(cell).grade_id], names, graded, tasks)
    _price_once(graded, repeated)
    return graded


def _price_once(graded: Graded, repeated: RepeatedMistakes) -> None:
    changed = price_once(graded.results, repeated)
    graded.results |= changed
    for cell in graded.notebook.cells:
        if roles(cell).is_test and roles(cell).grade_id in changed:
            cell.outputs = [score_output(changed[roles(cell).grade_id])]


def nothing_to_grade(notebook: NotebookNode, reason: str, isolation: str = "nothing was run") -> Graded:
    """Every test `missing`, for the reason given: nothing readable was handed in."""
    graded = Graded(notebook, isolation)
    for cell in notebook.cells:
        role = roles(cell)
        if role.is_test:
            points = float(cell.metadata["nbgrader"]["points"])
            part = PartResult("notebook", 0.0, points, "missing", reason)
            graded.results[role.grade_id] = CellResult("missing", 0.0, points, (part,))
            cell.outputs = [score_output(graded.results[role.grade_id])]
        elif role.is_solution:
            cell.source = "" if cell.cell_type == "code" else TEXT_STUB
    return graded


def judge_names(
    official: NotebookNode, student: StudentProcess, stopped: Mapping[str, StudentError] = MappingProxyType({})
) -> JudgeNames:
    """What the official set-up cells define, run in the judge, and how to find the student's names.

    Args:
        stopped: the errors that ended solution cells, which may not have come to define what they should.
    """
    own: dict[str, Any] = {"__name__": "__main__"}
    for cell in official.cells:
        if roles(cell).is_setup:
            with contextlib.redirect_stdout(io.StringIO()):
                exec(compile(cell.source, f"<set-up {cell.id}>", "exec"), own)
    solutions = {roles(cell).grade_id for cell in official.cells if roles(cell).is_solution}

    def find(name: str) -> Any:
        try:
            return lookup(student, name)
        except NotDefined as missing:
            raise NotDefined(name, stopped.get(name)) from missing

    return JudgeNames(own, solutions, find)


def _run_cell(student: StudentProcess, cell: NotebookNode) -> StudentError | None:
    """Run a cell, with its outputs; returns the error of the student's that ended it."""
    cell.outputs = []
    raised = None
    try:
        reply = student.run_cell(cell.source)
        outputs = [output for output in map(_output, reply["outputs"]) if output is not None]
        error = None if reply["error"] is None else _error(**reply["error"])
        if error is not None:
            line = reply["error"].get("line")
            raised = StudentError(error.ename, error.evalue[:500], line if type(line) is int else None)
        cell.outputs = outputs
    except WorkerFailure as failure:
        error = _error(failure.status, str(failure))
    except (KeyError, TypeError, ValueError, AttributeError):  # the worker may say anything
        error = _error("crashed", "The process sent no output.")
    if error is not None:
        cell.outputs.append(error)
    return raised


def _error(type: str, text: str, line: int | None = None, **_: object) -> NotebookNode:
    name, text = str(type)[:80], str(text)[:2000]
    said = f"{name}: {text}" + (f" (line {line})" if isinstance(line, int) else "")
    return new_output("error", ename=name, evalue=text, traceback=[said])


def _output(item: dict[str, Any]) -> NotebookNode | None:
    if item["output_type"] == "stream":
        return new_output("stream", name="stderr" if item["name"] == "stderr" else "stdout", text=str(item["text"]))
    data = _inert(item["data"])
    return new_output("display_data", data=data) if data else None


def _inert(data: dict[str, Any]) -> dict[str, str]:
    """Of the forms of an output those that cannot act in a page: the formgrader shows them as they are."""
    return {
        mime: value
        for mime, value in data.items()
        if isinstance(value, str) and (mime == "text/plain" or (mime in PICTURES and is_base64(value)))
    }


def _limit_outputs(notebook: NotebookNode) -> None:
    """The worker limits what it sends; this holds where student code has changed the worker."""
    room = MOST_OUTPUT_CHARACTERS
    for cell in notebook.cells:
        if cell.cell_type == "code":
            room -= sum(len(str(output)) for output in cell.outputs)
            if room < 0:
                cell.outputs = [_error("outputs", "There were too many outputs to keep.")]


def _judge(
    student: StudentProcess,
    cell: NotebookNode,
    source: str,
    names: JudgeNames,
    graded: Graded,
    tasks: Tasks,
) -> None:
    role = roles(cell)
    points = float(cell.metadata["nbgrader"]["points"])
    start = time.perf_counter()
    student.begin_test()
    # Each test has names of its own: what one test defines, another must not meet.
    try:
        with time_bound(student.limits.test_seconds + GRACE_SECONDS):
            task = checked_task(source)
            if task:
                result = run_exercise(tasks(task), points, lambda: names[task.partition(".")[0]])
            else:
                result = run_test(source, points, names.copy())
    except WorkerFailure as failure:  # at the very end of its time
        result = ended_by(failure, points)
    graded.results[role.grade_id] = result
    graded.seconds[role.grade_id] = time.perf_counter() - start
    cell.outputs = [score_output(result)]
