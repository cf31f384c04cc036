"""Writes results where nbgrader keeps them: `autograded/` and the gradebook.

Does what nbgrader's own `autograde` does around its preprocessors, with one connection for a
whole batch; a test holds the two against each other.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

import nbformat
from nbgrader.api import Assignment as NbgraderAssignment
from nbgrader.api import BaseCell, Grade, Gradebook, MissingEntry, SubmittedAssignment, SubmittedNotebook
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_solution
from sqlalchemy import select, text
from tornado.log import app_log

from autograder.course import Assignment, Course
from autograder.gradebook.configuration import Configuration, configuration
from autograder.gradebook.trouble import patiently

from .autograded import fill_beside
from .grade_one import Outcome
from .store import replacing
from .submissions import Submission

T = TypeVar("T")


class GradebookWriter:
    """Keeps outcomes in nbgrader's gradebook; use it as a context manager."""

    def __init__(
        self,
        course: Course,
        say: Callable[[str], None] = lambda text: None,
        give_up: Callable[[], bool] = lambda: False,
    ):
        self.course = course
        self._say, self._give_up = say, give_up
        self.configuration = configuration(course.root)
        # nbgrader 0.9.6 itself meets SQLAlchemy 2.1's autoflush warnings.
        warnings.filterwarnings("ignore", module="nbgrader.api")
        logging.getLogger(app_log.name).setLevel(logging.CRITICAL)  # a traceback for what is raised as well
        # A short wait in SQLite, which hears no Ctrl-C, and a long one in `patiently`.
        url = self.configuration.db_url + ("?timeout=0.5" if self.configuration.folders.gradebook else "")
        self.gradebook = self._patiently(lambda: Gradebook(url, self.configuration.course_id))
        self._checksums: dict[str, dict[str, str]] = {}

    def __enter__(self) -> GradebookWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.gradebook.close()

    def knows(self, assignment: Assignment) -> bool:
        """Whether `generate_assignment` has put the assignment's cells into the gradebook."""
        try:
            self._patiently(lambda: self.gradebook.find_notebook(assignment.notebook, assignment.name))
        except MissingEntry:
            return False
        return True

    def scores(self, assignment: Assignment) -> dict[str, dict[str, float | None]]:
        """What the tests of an assignment gave: student -> test -> points."""
        query = (
            select(SubmittedAssignment.student_id, BaseCell.name, Grade.auto_score)
            .select_from(Grade)
            .join(BaseCell, BaseCell.id == Grade.cell_id)
            .join(SubmittedNotebook, SubmittedNotebook.id == Grade.notebook_id)
            .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
            .join(NbgraderAssignment, NbgraderAssignment.id == SubmittedAssignment.assignment_id)
            .where(NbgraderAssignment.name == assignment.name)
        )
        found: dict[str, dict[str, float | None]] = {}
        for student, test, points in self._patiently(lambda: self.gradebook.db.execute(query).all()):
            found.setdefault(student, {})[test] = points
        self.gradebook.db.rollback()
        return found

    def notebook_path(self, submission: Submission) -> Path:
        """Where the graded notebook of a submission lies, for formgrader and feedback."""
        folder = self.course.folders.autograded / submission.student / submission.assignment.name
        return folder / submission.assignment.file

    def save(self, outcome: Outcome, before: Callable[[], None] = lambda: None) -> None:
        """The notebook into `autograded/`, the scores into the gradebook: all of it, or nothing.

        Args:
            before: called when all that can fail is done, immediately before it counts.

        Raises:
            DBAPIError, OSError: nothing was saved.
        """
        notebook = nbformat.reads(outcome.notebook, as_version=4)
        self._official_checksums(outcome.submission.assignment, notebook)
        content = nbformat.writes(notebook, version=4) + "\n"
        try:
            with replacing(self.notebook_path(outcome.submission), content, durable=True), self._one_transaction():
                self._enter(outcome, notebook)
                fill_beside(self.course, outcome)
                before()
        except BaseException:
            self.gradebook.db.rollback()
            raise

    @contextmanager
    def _one_transaction(self) -> Iterator[None]:
        """nbgrader commits after each of its steps: inside, they only count together."""
        session = self.gradebook.db
        if self.configuration.folders.gradebook:
            session.execute(text("BEGIN IMMEDIATE"))  # another program's lock is met here, before anything is done
        session.commit = session.flush
        try:
            yield
        finally:
            del session.commit
        session.commit()

    def _enter(self, outcome: Outcome, notebook: Any) -> None:
        submission = outcome.submission
        self.gradebook.update_or_create_student(submission.student)
        entry = self.gradebook.update_or_create_submission(
            submission.assignment.name, submission.student, timestamp=outcome.timestamp
        )
        rows = next(row for row in entry.notebooks if row.name == submission.assignment.notebook)
        grades = {grade.name: grade for grade in rows.grades}
        comments = {comment.name: comment for comment in rows.comments}
        undecided = {record.test for record in outcome.records if record.points is None}
        for cell in notebook.cells:
            if is_grade(cell):
                _set_grade(grades[cell.metadata.nbgrader["grade_id"]], cell, undecided, bool(outcome.reason))
            if is_solution(cell):
                untouched = cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)
                comments[cell.metadata.nbgrader["grade_id"]].auto_comment = "No response." if untouched else None
        if outcome.timestamp or rows.late_submission_penalty:
            self.gradebook.db.flush()
            self.gradebook.db.refresh(rows)  # its score is a sum made by the database
            _set_late_penalty(entry, rows, self.configuration)

    def _patiently(self, attempt: Callable[[], T]) -> T:
        return patiently(attempt, self._say, self._give_up, self.configuration.gradebook)

    def _official_checksums(self, assignment: Assignment, notebook: Any) -> None:
        """nbgrader tells an untouched answer by the official checksum of its cell."""
        if assignment.name not in self._checksums:
            cells = self.gradebook.find_notebook(assignment.notebook, assignment.name).source_cells
            self._checksums[assignment.name] = {cell.name: cell.checksum for cell in cells}
        for cell in notebook.cells:
            if "nbgrader" in cell.metadata:
                cell.metadata.nbgrader["checksum"] = self._checksums[assignment.name][
                    cell.metadata.nbgrader["grade_id"]
                ]


def _set_grade(grade: Any, cell: Any, undecided: set[str], unreadable: bool) -> None:
    score, _ = determine_grade(cell)
    if cell.metadata.nbgrader["grade_id"] in undecided:
        score = None
    grade.auto_score = score
    grade.needs_manual_grade = grade.manual_score is not None or score is None or unreadable


def _set_late_penalty(entry: Any, rows: Any, configuration: Configuration) -> None:
    """As nbgrader's `AssignLatePenalties` does, in a transaction that is not its own."""
    from nbgrader.preprocessors import AssignLatePenalties

    penalties = AssignLatePenalties(config=configuration.everything)
    penalties.init_plugin()
    rows.late_submission_penalty = None
    if entry.total_seconds_late > 0:
        penalty = penalties.plugin_inst.late_submission_penalty(entry.student.id, rows.score, entry.total_seconds_late)
        if penalty is not None:
            rows.late_submission_penalty = penalties._check_late_penalty(rows, penalty)
