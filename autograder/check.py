"""Checks one notebook for the person who works on it, in seconds and without a server."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.build.expand import expand
from autograder.course import Assignment, Course, CourseError, import_from
from autograder.exercise.grading import Exercises
from autograder.grading.complaints import message
from autograder.grading.status import Status, WorkerFailure
from autograder.intake import lay_check_data, take_in_notebook
from autograder.isolation import scratch
from autograder.judge.engine import grade_notebook
from autograder.judge.fork_client import ForkServer
from autograder.judge.run_cells import cell_error
from autograder.judge.run_test import CellResult
from autograder.judge.student import StudentProcess
from autograder.notebook.official import belongs_to, merge, solution_ids
from autograder.notebook.reading import Unreadable, read_notebook
from linearloss.words import full_stop

# Someone is waiting: a call that takes longer is as good as endless.
SECONDS_FOR_A_CALL = 3.0


@dataclass(frozen=True)
class CheckResult:
    """What one test says. `points` is None where only the visible check was run."""

    test: str
    status: Status
    points: float | None
    max_points: float
    message: str

    @property
    def points_text(self) -> str:
        """`3 of 8 points`, or an empty text."""
        return "" if self.points is None else f"{self.points:g} of {self.max_points:g} points"


def check_notebook(course: Course, path: Path) -> list[CheckResult]:
    """Run the checks of a notebook: official ones with hidden tests if the course has its solutions.

    Raises:
        Unreadable: the file is no notebook.
        CourseError: it is not a notebook of this course.
    """
    with scratch.staging() as staging:
        received = take_in_notebook(path, Path(staging))
        if received.notebook is None:
            raise Unreadable(received.reason)
        return _check(course, path, read_notebook(received.notebook, path.name), Path(staging))


def _check(course: Course, path: Path, notebook: NotebookNode, files: Path) -> list[CheckResult]:
    limits = replace(course.limits, call_seconds=SECONDS_FOR_A_CALL)
    assignment = _assignment_of(course, path, notebook)
    if course.has_solutions or not (files / course.check_data(assignment).name).is_file():
        lay_check_data(course, assignment, files)
    with ForkServer() as server:
        if not course.has_solutions:
            return _visible_only(course, notebook, server, path.name, files)
        import_from(course)
        official = _official(course, assignment)
        graded = grade_notebook(
            official, merge(official, notebook), server, limits, files,
            Exercises(course).of(assignment), course.repeated_mistakes,
        )  # fmt: skip
    return [
        CheckResult(test, result.status, result.points, result.max_points, _all_said(result))
        for test, result in graded.results.items()
    ]


def _all_said(result: CellResult) -> str:
    """The visible check's sentence first: it may show numbers that the hidden tests must not."""
    visible = message([result.visible]) if result.visible is not None else ""
    return "\n".join(dict.fromkeys(text for text in (visible, result.message) if text))


def _assignment_of(course: Course, path: Path, notebook: NotebookNode) -> Assignment:
    """By the file's name if it is one of ours, else by the cells it has."""
    for assignment in course.assignments:
        if assignment.notebook == path.stem:
            return assignment
    candidates = {one.name: solution_ids(_official(course, one)) for one in course.assignments}
    found = belongs_to(notebook, candidates)
    if found is not None:
        return course.assignment(found)
    known = ", ".join(assignment.file for assignment in course.assignments)
    raise CourseError(f"{path.name} is not a notebook of this course. Its notebooks are: {known}.")


def _official(course: Course, assignment: Assignment) -> NotebookNode:
    """The official notebook; in a students' bundle as it was released."""
    if course.has_solutions:
        return expand(course.source_script(assignment))
    return nbformat.read(course.released_notebook(assignment), as_version=4)


def _visible_only(
    course: Course, notebook: NotebookNode, server: ForkServer, name: str, files: Path
) -> list[CheckResult]:
    """Run the whole notebook in the worker; a cell whose id starts with `test_` is a check."""
    tests = [cell for cell in notebook.cells if str(cell.metadata.get("grade_id", "")).startswith("test_")]
    if not tests:
        raise CourseError(f"{name} is not a notebook of this course: it has no test cells.")
    results: list[CheckResult] = []
    ended: dict[str, str] = {}
    with StudentProcess(server, course.limits, files) as student:
        for cell in notebook.cells:
            if cell.cell_type != "code" or "demonstration" in cell.metadata.get("tags", []):
                continue
            try:
                error = student.run_cell(cell.source)["error"]
            except WorkerFailure as failure:
                error = {"type": failure.status, "text": str(failure), "missing": False}
            name = str(cell.metadata.get("grade_id", ""))
            if cell in tests:
                results.append(_visible_result(name, error, ended.get(name.removeprefix("test_"), "")))
            elif error is not None:
                ended[name] = cell_error(**error).sentence
    return results


def _visible_result(test: str, error: dict[str, Any] | None, ended: str) -> CheckResult:
    """The result of a check, by the error that it raised and what has ended the cell that it is about."""
    if error is None:
        return CheckResult(test, "passed", None, 0.0, "")
    kind, text = str(error["type"]), str(error["text"])
    if kind in ("timeout", "crashed", "out_of_memory"):
        return CheckResult(test, kind, None, 0.0, text)  # type: ignore[arg-type]
    if kind == "NameError":
        return CheckResult(test, "missing", None, 0.0, f"{text}: {ended}" if ended else full_stop(text))
    status: Status = "missing" if error["missing"] else "failed"
    return CheckResult(test, status, None, 0.0, text if kind == "CheckFailed" else f"{kind}: {text}")
