"""Checks one notebook for the person who works on it, in seconds and without a server."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from nbformat import NotebookNode

from autograder.build.expand import expand
from autograder.course import Assignment, Course, CourseError, import_from
from autograder.exercise.grading import Exercises
from autograder.grading.complaints import message
from autograder.grading.status import Status
from autograder.intake import lay_check_data, take_in_notebook
from autograder.isolation import scratch
from autograder.judge.engine import grade_notebook
from autograder.judge.fork_client import ForkServer
from autograder.judge.run_test import CellResult
from autograder.notebook.official import belongs_to, merge, solution_ids
from autograder.notebook.reading import Unreadable, read_notebook
from autograder.notebook.submitted import OfficialNotebooks
from linearloss.sentences import say, speaking, words

# Someone is waiting: a call that takes longer is as good as endless.
SECONDS_FOR_A_CALL = 3.0


@dataclass(frozen=True)
class CheckResult:
    """What one test says. `points` is None if the grader itself failed."""

    test: str
    status: Status
    points: float | None
    max_points: float
    message: str

    @property
    def points_text(self) -> str:
        """`3 of 8 points`, or an empty text."""
        if self.points is None:
            return ""
        return words(say("{points:g} of {most:g} points", points=self.points, most=self.max_points))


def check_notebook(course: Course, path: Path) -> list[CheckResult]:
    """Run the checks of a notebook with their hidden tests; the course has its solutions.

    Raises:
        Unreadable: the file is no notebook.
        CourseError: it is not a notebook of this course.
    """
    with scratch.staging() as staging:
        received = take_in_notebook(path, Path(staging), [name for one in course.assignments for name in one.files])
        if received.notebook is None:
            raise Unreadable(received.reason)
        return _check(course, path, read_notebook(received.notebook, path.name), Path(staging))


def _check(course: Course, path: Path, notebook: NotebookNode, files: Path) -> list[CheckResult]:
    limits = replace(course.limits, call_seconds=SECONDS_FOR_A_CALL)
    assignment = _assignment_of(course, path, notebook)
    lay_check_data(course, assignment, files)
    with ForkServer() as server:
        import_from(course)
        officials = OfficialNotebooks(course)
        language = officials.language_of(notebook)
        official = officials.of(assignment, language)
        graded = grade_notebook(
            official, merge(official, notebook), server, limits, files,
            Exercises(course).of(assignment), course.repeated_mistakes, officials.sentences(assignment, language),
        )  # fmt: skip
    with speaking(graded.sentences):
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
    raise CourseError(
        say("{name} is not a notebook of this course. Its notebooks are: {known}.", name=path.name, known=known)
    )


def _official(course: Course, assignment: Assignment) -> NotebookNode:
    return expand(course.source_script(assignment))
