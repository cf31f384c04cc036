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
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_solution
from sqlalchemy import text
from tornado.log import app_log

from autograder.course import Assignment, Course
from autograder.gradebook.configuration import configuration
from autograder.gradebook.lateness import LatePolicy
from autograder.gradebook.marks import SubmissionMarks
from autograder.gradebook.trouble import patiently

from .autograded import fill_beside
from .grade_one import Outcome
from .hand_marks import confirm, earlier_notebook
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
        self.policy = LatePolicy(self.configuration)
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

    def renew_penalty(self, marks: SubmissionMarks) -> bool:
        """Of a submission that is not graded again: the due date, an extension, the policy or a mark may have changed.

        Returns:
            whether its penalty changed.
        """
        penalty = self.policy.penalty(marks.student, marks.points, marks.seconds_late)
        if (penalty or 0.0) == marks.late_penalty:
            return False

        def attempt() -> None:
            with self._one_transaction():
                entry = self.gradebook.find_submission(marks.assignment, marks.student)
                entry.notebooks[0].late_submission_penalty = penalty

        self._patiently(attempt)
        return True

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
        by_hand = any(grade.manual_score is not None for grade in rows.grades)
        earlier = earlier_notebook(self.notebook_path(submission)) if by_hand else None
        for cell in notebook.cells:
            if is_grade(cell):
                grade = grades[cell.metadata.nbgrader["grade_id"]]
                score = None if grade.name in undecided else determine_grade(cell)[0]
                confirm(grade, score, earlier, notebook, doubtful=bool(outcome.reason))
            if is_solution(cell):
                untouched = cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)
                comments[cell.metadata.nbgrader["grade_id"]].auto_comment = "No response." if untouched else None
        if outcome.timestamp or rows.late_submission_penalty:
            self.gradebook.db.flush()
            self.gradebook.db.refresh(rows)  # its score is a sum made by the database
            student = submission.student
            rows.late_submission_penalty = self.policy.penalty(student, rows.score, entry.total_seconds_late)

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
