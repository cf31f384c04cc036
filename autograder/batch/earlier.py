"""What earlier runs have graded: what of it still holds, and why the rest is graded again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from autograder.course import Course
from autograder.gradebook.marks import SubmissionMarks
from autograder.gradebook.reading import marks_in_parts

from .changes import (
    FAILED,
    FORCED,
    LATENESS,
    NO_NOTEBOOK,
    NO_RESULT,
    OTHER_PROGRAM,
    Change,
    Reasons,
    change_of,
)
from .entry import could_not_be_graded
from .fingerprints import Fingerprints, differences
from .gradebook import GradebookWriter
from .store import Result, ResultStore
from .submissions import Submission


class Earlier:
    """What is known of a class before a batch: of each submission a few words, however large the class.

    Attributes:
        kept: those that need not be graded again.
        problems: why a human has to look at some of these.
        reasons: why others, which have marks, are graded again.
        seconds: how long these took.
        changes: of those that are kept, whose penalty for lateness is another now.
    """

    def __init__(self, course: Course, store: ResultStore, prints: Fingerprints, confinement: str):
        self._course, self._store, self._prints, self._confinement = course, store, prints, confinement
        self.kept: set[Submission] = set()
        self.problems: dict[Submission, str] = {}
        self.reasons: dict[Submission, Reasons] = {}
        self.seconds: dict[Submission, float] = {}
        self.changes: list[Change] = []

    def look(
        self, submissions: Sequence[Submission], force: bool, gradebook: GradebookWriter, stop: Callable[[], bool]
    ) -> None:
        """Look at all of them, or at some until told to stop.

        Raises:
            CannotGoOn: the gradebook cannot be read.
        """
        wanted = {(one.student, one.assignment.name): one for one in submissions}
        for marks in marks_in_parts(self._course):
            submission = wanted.get((marks.student, marks.assignment))
            if stop():
                return
            if submission is None:
                continue
            result = self._store.load(submission.assignment.name, submission.student)
            why = self._why_again(submission, result, marks, force, gradebook)
            if result is not None and not why:
                self._keep(submission, result, marks, gradebook)
            else:
                self.reasons[submission] = why
                self.seconds[submission] = result.seconds if result is not None else 0.0

    def _keep(self, submission: Submission, result: Result, marks: SubmissionMarks, gradebook: GradebookWriter) -> None:
        self.kept.add(submission)
        if problem := could_not_be_graded(list(result.records)):
            self.problems[submission] = problem
        change = change_of(submission, marks, gradebook.renew_penalty(marks), (LATENESS,))
        if change is not None:
            self.changes.append(change)

    def _why_again(
        self,
        submission: Submission,
        result: Result | None,
        marks: SubmissionMarks,
        force: bool,
        gradebook: GradebookWriter,
    ) -> Reasons:
        """Why what has marks is graded again; nothing if it is up to date."""
        if result is None:
            return (NO_RESULT if any(mark.auto is not None for mark in marks.cells) else FAILED,)
        now = self._prints.now(submission.student, submission.assignment, self._confinement)
        reasons = [*differences(result.made_of, now)]
        if not result.agrees(marks):
            reasons.append(OTHER_PROGRAM)
        if not gradebook.notebook_path(submission).is_file():
            reasons.append(NO_NOTEBOOK)
        if force:
            reasons.append(FORCED)
        return tuple(reasons)
