"""Writes results where nbgrader keeps them: `autograded/` and the gradebook, several submissions at a time."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from nbgrader import api
from nbgrader.api import Gradebook, MissingEntry
from sqlalchemy import Connection, select, text, update

from autograder.course import Assignment, Course
from autograder.gradebook.configuration import configuration
from autograder.gradebook.lateness import LatePolicy
from autograder.gradebook.marks import SubmissionMarks
from autograder.gradebook.schema import find_version_here
from autograder.gradebook.trouble import GradebookLocked, patiently, silence_nbgrader
from linearloss.sentences import say

from .autograded import putting
from .entry import Entry
from .hand_marks import confirm, earlier_notebook
from .rows import GradeRow, Rows
from .submissions import Submission

T = TypeVar("T")
# (entry, its marks before, its marks now)
Entered = tuple[Entry, SubmissionMarks | None, SubmissionMarks]

_LOCK = 0x6175746F  # of a transaction on a PostgreSQL server, where others that write ask for it, too


def _make_as_the_umask_says(file: Path) -> None:
    """SQLite makes a file into which its owner alone may write, whatever a group of instructors has agreed upon."""
    with suppress(OSError):  # whom it concerns is told when the gradebook is opened
        os.close(os.open(file, os.O_CREAT | os.O_EXCL, 0o666))


class GradebookWriter:
    """Keeps entries in nbgrader's gradebook; use it as a context manager."""

    def __init__(self, course: Course, give_up: Callable[[], bool] = lambda: False):
        self.course, self._give_up = course, give_up
        self.configuration = configuration(course.root)
        # nbgrader 0.9.6 itself meets SQLAlchemy 2.1's autoflush warnings.
        warnings.filterwarnings("ignore", module="nbgrader.api")
        silence_nbgrader()
        find_version_here()
        if self.configuration.folders.gradebook:
            _make_as_the_umask_says(self.configuration.folders.gradebook)
        kept = self.configuration
        self.gradebook = self._patiently(lambda: Gradebook(kept.impatient_url, kept.course_id))
        self.policy = LatePolicy(self.configuration)
        if self.policy.is_set:
            _ = self.policy.penalties  # what is wrong with it is said before anything is graded
        self._rows = Rows()

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

    def checksums(self, assignment: Assignment) -> dict[str, str]:
        """Cell -> nbgrader's checksum of it as it was handed out."""

        def attempt() -> dict[str, str]:
            cells = self.gradebook.find_notebook(assignment.notebook, assignment.name).source_cells
            found = {cell.name: cell.checksum for cell in cells}
            self.gradebook.db.rollback()  # its transaction, which has changed nothing
            return found

        return self._patiently(attempt)

    def renew_penalty(self, marks: SubmissionMarks) -> SubmissionMarks:
        """Of a submission that is not graded again: the due date, an extension, the policy or a mark may have changed.

        Returns:
            its marks then; the same if its penalty is.
        """
        if not self.policy.is_older(marks):
            return marks
        penalty = self.policy.penalty(marks.student, marks.points, marks.seconds_late)
        submitted, notebook = api.SubmittedAssignment, api.SubmittedNotebook
        entries = select(submitted.id).join(api.Assignment, api.Assignment.id == submitted.assignment_id)
        entries = entries.where(api.Assignment.name == marks.assignment, submitted.student_id == marks.student)
        name = self.course.assignment(marks.assignment).notebook
        notebooks = select(api.Notebook.id).where(api.Notebook.name == name)
        change = update(notebook.__table__).values(late_submission_penalty=penalty)
        change = change.where(notebook.assignment_id.in_(entries), notebook.notebook_id.in_(notebooks))

        def attempt() -> None:
            with self._one_transaction() as connection:
                connection.execute(change)

        self._patiently(attempt)
        return replace(marks, late_penalty=penalty or 0.0)

    def notebook_path(self, submission: Submission) -> Path:
        """Where the graded notebook of a submission lies, for formgrader and feedback."""
        folder = self.course.folders.autograded / submission.student / submission.assignment.name
        return folder / submission.assignment.file

    def save(
        self, entries: Sequence[Entry], before: Callable[[Sequence[Entered]], None] = lambda entered: None
    ) -> list[Entered]:
        """The scores into the gradebook, what is laid out into `autograded/`: of all entries, or of none.

        Args:
            before: called when all that can fail is done, immediately before it counts.

        Raises:
            DBAPIError, OSError: nothing was saved.
        """
        with ExitStack() as stack:
            for entry in entries:
                assert entry.staged is not None
                path = self.notebook_path(entry.submission)
                stack.enter_context(putting(entry.staged, path.parent, path.name))
            connection = stack.enter_context(self._one_transaction())
            marks = self._rows.enter(connection, entries, self._confirm, self.policy.penalty)
            entered = [(entry, *both) for entry, both in zip(entries, marks, strict=True)]
            before(entered)
        return entered

    @contextmanager
    def _one_transaction(self) -> Iterator[Connection]:
        """Others that write are met here, before anything is done; what is written inside counts when all of it is."""
        with self.gradebook.engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                connection.execute(text("BEGIN IMMEDIATE"))
            elif connection.dialect.name == "postgresql":
                connection.execute(text("SET LOCAL lock_timeout = '500ms'"))
                if not connection.execute(text("SELECT pg_try_advisory_xact_lock(:lock)"), {"lock": _LOCK}).scalar():
                    raise GradebookLocked(say("the gradebook is locked by another grader: wait until it has finished."))
            yield connection
            connection.commit()

    def _confirm(self, grade: GradeRow, score: float | None, entry: Entry) -> None:
        """A mark given by hand is compared with what the human has seen."""
        earlier = now = None
        if grade.manual_score is not None:
            assert entry.staged is not None
            place = self.notebook_path(entry.submission)
            staged = entry.staged / place.name
            earlier = earlier_notebook(place)
            now = earlier_notebook(staged) if staged.exists() else earlier  # put there before another one failed
        confirm(grade, score, earlier, now, doubtful=bool(entry.reason))

    def _patiently(self, attempt: Callable[[], T]) -> T:
        return patiently(attempt, self._give_up, self.configuration.gradebook)
