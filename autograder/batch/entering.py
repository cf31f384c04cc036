"""Takes what the pool has graded into gradebook and files, several submissions at a time: the serial part of a batch."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from autograder.course import Course
from autograder.gradebook.marks import AssignmentEntry, SubmissionMarks
from autograder.gradebook.trouble import CannotGoOn, PlaceTrouble, patiently
from autograder.intake import take_in
from autograder.intake.attempts import keep_graded
from linearloss.sentences import say

from . import preflight
from .changes import Change, Reasons, change_of
from .entry import Entry, MakeReady, staged
from .gradebook import Entered, GradebookWriter
from .not_graded import not_graded
from .pool import Lost
from .store import Result, ResultStore
from .submissions import Submission


class Entering:
    """The parent's side of a batch.

    Args:
        staging: where what belongs into `autograded/` is laid out.
        reasons: why submissions that have marks are graded again.
        assignments_before: what cells were worth before the course was built anew.

    Attributes:
        failures: on which the grader itself failed, and why.
        problems: which a human has to look at, and why.
        changes: of marks that there were before.
    """

    def __init__(
        self,
        course: Course,
        gradebook: GradebookWriter,
        store: ResultStore,
        staging: Path,
        make_ready: MakeReady,
        isolation: str,
        reasons: dict[Submission, Reasons],
        assignments_before: Mapping[str, AssignmentEntry],
        stop: Callable[[], bool],
    ):
        self._course, self._gradebook, self._store, self._staging = course, gradebook, store, staging
        self._make_ready, self._isolation, self._reasons = make_ready, isolation, reasons
        self._assignments_before, self._stop = assignments_before, stop
        self._before: dict[Submission, SubmissionMarks | None] = {}
        self.failures: dict[Submission, str] = {}
        self.problems: dict[Submission, str] = {}
        self.changes: list[Change] = []

    def enter(self, results: Sequence[tuple[Submission, Entry | Lost]]) -> list[Entry]:
        """Enter what the pool gave. What cannot be entered for a reason of its own must not cost the others.

        Raises:
            CannotGoOn: nothing can be entered.
        """
        entries = [result for _, result in results if isinstance(result, Entry)]
        lost = [(submission, result.reason) for submission, result in results if isinstance(result, Lost)]
        reason = self._saved(entries)
        if reason and len(entries) == 1:
            lost.append((entries.pop().submission, say("its result could not be saved ({reason})", reason=str(reason))))
        elif reason:  # one of them is to blame
            return [entry for result in results for entry in self.enter([result])]
        return [*entries, *(self._enter_lost(*one) for one in lost)]

    def _enter_lost(self, submission: Submission, reason: str) -> Entry:
        # A fault of ours may be the first sign of one that meets everybody.
        preflight.check(self._course, self._stop)
        self.failures[submission] = reason
        outcome = not_graded(self._course, submission, reason, self._isolation)
        entry = self._make_ready.of(outcome, b"")  # the next run tries again
        if self._saved([entry]):
            self._store.forget(submission.assignment.name, submission.student)
        self.problems[submission] = say("the grader itself failed: {reason}", reason=str(reason))
        return entry

    def _saved(self, entries: Sequence[Entry]) -> str:
        """Into the gradebook and the files; an empty text, or why not."""
        try:
            patiently(lambda: self._save(entries), self._stop)
        except CannotGoOn as trouble:
            if not isinstance(trouble, PlaceTrouble):
                raise
            return str(trouble)
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        return ""

    def _save(self, entries: Sequence[Entry]) -> None:
        """All on the disk, then: the old results go, the gradebook has the new, the files are put in place.

        Results come last: wherever this is cut off, the next run finds none, and grades again.
        """
        if not entries:
            return
        entries = [entry if entry.staged else staged(self._course, entry, self._staging) for entry in entries]
        with self._store.locked(), ExitStack() as results:
            for entry in entries:
                if entry.result:
                    results.enter_context(self._store.saving(*_where(entry.submission), entry.result))
            entered = self._gradebook.save(entries, self._about_to_count)
        for entry, _, now in entered:
            if entry.problem:
                self.problems[entry.submission] = entry.problem
            why = self._reasons.get(entry.submission)
            before = self._before.pop(entry.submission)
            if before is not None and why:
                change = change_of(entry.submission, before, now, why)
                self.changes += [change] if change else []

    def _about_to_count(self, entered: Sequence[Entered]) -> None:
        found: dict[Submission, SubmissionMarks | None] = {}
        for entry, before, _ in entered:
            submission = entry.submission
            found[submission] = None
            if before is None:
                continue
            earlier = self._store.load(*_where(submission))
            was = found[submission] = self._as_it_was(before, earlier)
            if earlier is not None:
                received = entry.received or take_in(self._course, *_who(submission), None).fingerprint
                if earlier.is_replaced(was, received):
                    keep_graded(self._course, submission.assignment, was, earlier.made_of.received)
        for submission, was_before in found.items():
            # Where what follows fails, it is entered again, and the marks that there are then are these.
            self._before.setdefault(submission, was_before)
            self._store.forget(*_where(submission))

    def _as_it_was(self, marks: SubmissionMarks, earlier: Result | None) -> SubmissionMarks:
        """With what cells were worth then: by the result, as the course may have been built anew before this batch."""
        worth = {**self._assignments_before[marks.assignment].cells}
        worth |= {record.test: record.max_points for record in earlier.records} if earlier else {}
        return marks.as_worth(worth)


def _where(submission: Submission) -> tuple[str, str]:
    return submission.assignment.name, submission.student


def _who(submission: Submission) -> tuple[str, Any]:
    return submission.student, submission.assignment
