"""Grades one submission: takes it in, lays it over the official notebook, runs the engine."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime

import nbformat
from nbformat import NotebookNode

from autograder.course import Course
from autograder.exercise.grading import Exercises
from autograder.grading.status import Status
from autograder.intake import Received, lay_check_data, take_in
from autograder.isolation import scratch
from autograder.judge.engine import Graded, grade_notebook, nothing_to_grade
from autograder.judge.fork_client import ForkServer
from autograder.judge.records import Record
from autograder.notebook.official import merge
from autograder.notebook.reading import Unreadable
from autograder.notebook.restored import restored
from autograder.notebook.submitted import REMARKS
from linearloss.sentences import plain, speaking

from .submissions import Submission


@dataclass(frozen=True)
class Outcome:
    """What became of a submission.

    Attributes:
        notebook: graded, as nbgrader keeps it.
        reason: why it could not be read; else empty.
        timestamp: when it was handed in, in UTC, if that is known.
        remarks: what of it was left out, and why.
        received: the fingerprint of what was graded.
        beside: how many files were taken in beside the notebook.
        seconds: that it took, by the clock.
        is_graded: whether there is anything to be entered; else the fault is not the student's.
    """

    submission: Submission
    records: list[Record]
    notebook: NotebookNode
    reason: str = ""
    timestamp: datetime | None = None
    remarks: tuple[str, ...] = ()
    received: str = ""
    beside: int = 0
    seconds: float = 0.0
    is_graded: bool = True


class Grader:
    """Grades submissions one after the other with one fork server."""

    def __init__(self, course: Course, server: ForkServer):
        self.course = course
        self.server = server
        self.exercises = Exercises(course)
        self.official = self.exercises.official

    def grade(self, submission: Submission) -> Outcome:
        """Take in one submission and grade it.

        Raises:
            ServerFailed: the grader itself cannot go on.
        """
        with scratch.staging() as staging:
            received = take_in(self.course, submission.student, submission.assignment, staging)
            return self.grade_received(submission, received)

    def grade_received(self, submission: Submission, received: Received) -> Outcome:
        """Grade what was taken in; what cannot be read gets records that say why.

        Raises:
            ServerFailed: the grader itself cannot go on.
        """
        student, assignment, start = submission.student, submission.assignment, time.perf_counter()
        graded, reason, remarks = self._graded(submission, received)
        with speaking(graded.sentences):
            remarks = tuple(map(plain, remarks))
        if remarks:
            graded.notebook.metadata[REMARKS] = list(remarks)
        records = graded.records(student, assignment.name, assignment.notebook)
        return Outcome(
            submission, records, graded.notebook, reason,
            received.timestamp, remarks, received.fingerprint, received.beside,
            round(time.perf_counter() - start, 3), not received.denied,
        )  # fmt: skip

    def _graded(self, submission: Submission, received: Received) -> tuple[Graded, str, tuple[str, ...]]:
        """The graded submission, why it could not be read (an empty text if it could), and the remarks on it."""
        official = self.official.of(submission.assignment)
        try:
            submitted = self.official.read(submission.assignment, received.notebook, received.reason)
        except Unreadable as error:
            empty = merge(official, nbformat.v4.new_notebook())
            status: Status = "grader_error" if received.denied else "missing"
            return nothing_to_grade(empty, str(error), self.server.isolation, status), str(error), received.remarks
        language = self.official.language_of(submitted)
        official = self.official.of(submission.assignment, language)
        merged = merge(official, submitted)
        lay_check_data(self.course, submission.assignment, received.files)
        graded = grade_notebook(
            official, merged, self.server, self.course.limits, received.files,
            self.exercises.of(submission.assignment), self.course.repeated_mistakes,
            self.official.sentences(submission.assignment, language),
        )  # fmt: skip
        return graded, "", received.remarks + restored(official, submitted)
