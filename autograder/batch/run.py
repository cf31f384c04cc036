"""Grades a batch: skips what is done, saves each result as it comes, survives being killed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass, field
from functools import partial

import nbformat

from autograder.build.expand import expand
from autograder.course import Assignment, Course
from autograder.gradebook.configuration import configured
from autograder.gradebook.marks import Marks, SubmissionMarks
from autograder.gradebook.reading import read_marks
from autograder.gradebook.trouble import CannotGoOn, PlaceTrouble, explained, patiently
from autograder.handout.notebooks import build
from autograder.intake.attempts import keep_graded
from autograder.isolation.levels import PROCESS, strongest
from autograder.judge.records import Record

from . import preflight
from .changes import FAILED, FORCED, LATENESS, NO_NOTEBOOK, NO_RESULT, OTHER_PROGRAM, Change, Reasons, changes
from .cluster import Cluster
from .fingerprints import Fingerprints, differences
from .grade_one import Outcome
from .gradebook import GradebookWriter
from .grading_process import grading, most_seconds, one_thread_each
from .not_graded import not_graded
from .pool import Lost, Pool, PoolFailed
from .stopping import Stopped, StopRequests
from .store import Result, ResultStore
from .submissions import Submission


@dataclass
class BatchReport:
    """What came of a batch.

    Attributes:
        problems: each submission that could not be graded, and why.
        changes: what is not as it was, of those that had been graded before.
    """

    records: list[Record] = field(default_factory=list)
    problems: list[tuple[Submission, str]] = field(default_factory=list)
    graded: int = 0
    kept: int = 0
    changes: tuple[Change, ...] = ()


def grade_batch(
    course: Course,
    submissions: list[Submission],
    *,
    jobs: int,
    isolation: str | None = None,
    scheduler: str | None = None,
    force: bool = False,
    progress: Callable[[Submission, list[Record]], None] = lambda submission, records: None,
    say: Callable[[str], None] = lambda text: None,
) -> BatchReport:
    """Grade `submissions` into the gradebook; N in, N out.

    Args:
        jobs: processes at once.
        isolation: the level to grade under; the strongest that the machine has if None.
        scheduler: the address of a Dask scheduler, whose workers grade instead of processes of this machine.
        force: grade again what is graded already.
        progress: called after each submission.
        say: told what is being done when it takes a while.

    Raises:
        CourseError: the course itself cannot be built.
        CannotGoOn: something that concerns every submission is wrong; what was graded before is kept.
        Stopped: by Ctrl-C or a signal; every finished result is kept.
    """
    course = configured(course)
    preflight.check(course, say)
    if scheduler is None:
        jobs = preflight.affordable_jobs(course, jobs, say)
    before = read_marks(course, say)
    with explained():
        prepare(course, list(dict.fromkeys(submission.assignment for submission in submissions)), say)
        batch = _Batch(course, isolation or (strongest() if scheduler is None else "auto"), scheduler, say)
        preflight.clear_up(course, batch.store)
    batch.before = before
    with StopRequests() as batch.stop, GradebookWriter(course, say, batch.stop) as batch.gradebook:
        kept = batch.kept(submissions, force)
        for submission, records in kept.items():
            progress(submission, records)
        waiting = [submission for submission in submissions if submission not in kept]
        done = kept | batch.grade(waiting, jobs, progress)
    preflight.clear_up(course, batch.store)
    if batch.stop.number is not None and len(done) < len(submissions):
        left = len(submissions) - len(done)
        raise Stopped(batch.stop.number, f"{len(done)} results are finished and kept, {left} submissions are left")
    return batch.report(submissions, done, len(kept), read_marks(course, say))


class _Batch:
    """The parent's side of a batch: what the pool has graded goes into the gradebook and the files."""

    gradebook: GradebookWriter
    stop: StopRequests
    before: Marks

    def __init__(self, course: Course, isolation: str, scheduler: str | None, say: Callable[[str], None]):
        self.course = course
        self.isolation = isolation
        # Which mechanism confined it decides nothing; whether one did, may.
        self.confinement = "none" if isolation == PROCESS else "confined"
        self.scheduler = scheduler
        self.say = say
        self.store = ResultStore(course.root / "results")
        self.prints = Fingerprints(course)
        self.failures: dict[Submission, str] = {}
        self.reasons: dict[Submission, Reasons] = {}
        self.replaced: dict[Submission, tuple[SubmissionMarks, str]] = {}

    def kept(self, submissions: list[Submission], force: bool) -> dict[Submission, list[Record]]:
        """What an earlier run has graded of the very same submission, if file, gradebook and notebook agree."""
        found = {}
        for submission in submissions:
            where = (submission.assignment.name, submission.student)
            result = self.store.load(*where)
            marks = self.before.submissions.get((submission.student, submission.assignment.name))
            if marks is None:
                continue  # nothing to keep, whatever was handed in
            reasons = self.reasons[submission] = self._why_again(submission, result, marks, force)
            if result is not None and not reasons:
                found[submission] = list(result.records)
                if self.gradebook.renew_penalty(marks):
                    self.reasons[submission] = (LATENESS,)
        return found

    def _why_again(self, submission: Submission, result: Result | None, marks: SubmissionMarks, force: bool) -> Reasons:
        """Why what has marks is graded again; nothing if it is up to date."""
        if result is None:
            return (NO_RESULT if any(mark.auto is not None for mark in marks.cells) else FAILED,)
        now = self.prints.now(submission.student, submission.assignment, self.confinement)
        reasons = [*differences(result.made_of, now)]
        if not result.agrees(marks):
            reasons.append(OTHER_PROGRAM)
        if not self.gradebook.notebook_path(submission).is_file():
            reasons.append(NO_NOTEBOOK)
        if force:
            reasons.append(FORCED)
        if result.is_replaced(marks, now.received):
            self.replaced[submission] = marks, result.made_of.received
        return tuple(reasons)

    def grade(
        self, waiting: list[Submission], jobs: int, progress: Callable[[Submission, list[Record]], None]
    ) -> dict[Submission, list[Record]]:
        """Grade and keep; fewer than `waiting` when told to stop.

        Raises:
            CannotGoOn: after the first failure that concerns everybody.
        """
        done: dict[Submission, list[Record]] = {}
        try:
            with closing(self._pool(waiting, jobs).run(waiting, self.stop)) as outcomes:
                for submission, outcome in outcomes:
                    done[submission] = self._keep(submission, outcome)
                    progress(submission, done[submission])
        except PoolFailed as error:
            raise CannotGoOn(
                _with_kept(
                    f"nothing can be graded: {error} (`autograder doctor` shows what this machine offers.)", len(done)
                )
            ) from error
        except CannotGoOn as error:
            if not self.stop():
                raise CannotGoOn(_with_kept(str(error), len(done))) from error
        return done

    def _pool(self, waiting: list[Submission], jobs: int) -> Pool | Cluster:
        assignments = tuple(dict.fromkeys(submission.assignment for submission in waiting))
        if self.scheduler is not None and waiting:
            return Cluster(self.scheduler, self.course, self.isolation, assignments, self.say)
        one_thread_each()
        start = partial(grading, self.course, self.isolation, assignments)
        return Pool(start, min(jobs, len(waiting)), most_seconds(self.course.limits))

    def _keep(self, submission: Submission, outcome: Outcome | Lost) -> list[Record]:
        """Enter what the pool gave. What cannot be entered for a reason of its own must not cost the others.

        Raises:
            CannotGoOn: nothing can be entered.
        """
        if not isinstance(outcome, Lost):
            reason = self._enter(outcome)
            if not reason:
                return outcome.records
            outcome = Lost(f"its result could not be saved ({reason})")
        # A fault of ours may be the first sign of one that meets everybody.
        preflight.check(self.course, self.say, self.stop)
        self.failures[submission] = outcome.reason
        failed = not_graded(self.course, submission, outcome.reason, self.isolation)
        if self._enter(failed):
            self.store.forget(submission.assignment.name, submission.student)
        return failed.records

    def _enter(self, outcome: Outcome) -> str:
        """Into the gradebook and the files; an empty text, or why not."""
        try:
            patiently(lambda: self._save(outcome), self.say, self.stop)
        except CannotGoOn as trouble:
            if not isinstance(trouble, PlaceTrouble):
                raise
            return str(trouble)
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        return ""

    def _save(self, outcome: Outcome) -> None:
        """All on the disk, then: the old result goes, the gradebook has the new, the files are put in place.

        The result comes last: wherever this is cut off, the next run finds none, and grades again.
        """
        where = (outcome.submission.assignment.name, outcome.submission.student)
        result: AbstractContextManager[None] = nullcontext()
        if outcome.submission not in self.failures:  # what failed is tried again by the next run
            made_of = self.prints.of(outcome.received, outcome.submission.assignment, self.confinement)
            result = self.store.saving(*where, Result(tuple(outcome.records), made_of, outcome.remarks))
        if outcome.submission in self.replaced:
            keep_graded(self.course, outcome.submission.assignment, *self.replaced[outcome.submission])
        with self.store.locked(), result:
            self.gradebook.save(outcome, before=lambda: self.store.forget(*where))

    def report(
        self, submissions: list[Submission], done: dict[Submission, list[Record]], kept: int, now: Marks
    ) -> BatchReport:
        """All records in the order of `submissions`, who needs a human, and what has changed."""
        report = BatchReport(kept=kept, graded=len(submissions) - kept - len(self.failures))
        report.changes = tuple(changes(self.before, now, self.reasons))
        for submission in submissions:
            report.records += done[submission]
            failure = self.failures.get(submission)
            reason = f"the grader itself failed: {failure}" if failure else could_not_be_graded(done[submission])
            if reason:
                report.problems.append((submission, reason))
        return report


def _with_kept(text: str, finished: int) -> str:
    return f"{text} {finished} results of this run are kept; afterwards run the same command to go on."


def prepare(course: Course, assignments: list[Assignment], say: Callable[[str], None]) -> None:
    """Build the assignments that the gradebook does not know yet or whose sources have changed.

    Raises:
        CourseError: a source is wrong, or nbgrader refused it.
    """
    with GradebookWriter(course) as gradebook:
        unknown = [assignment for assignment in assignments if not gradebook.knows(assignment)]
    changed = [assignment for assignment in assignments if assignment in unknown or _changed(course, assignment)]
    if changed:
        say("Building the notebooks and entering their cells into the gradebook …")
        build(course, changed)


def _changed(course: Course, assignment: Assignment) -> bool:
    built = course.official_notebook(assignment)
    fresh = nbformat.writes(expand(course.source_script(assignment)), version=4).rstrip("\n") + "\n"
    return not built.is_file() or built.read_text(encoding="utf-8") != fresh


def could_not_be_graded(records: list[Record]) -> str:
    """Why a human has to look at a submission, or an empty text."""
    errors = [record for record in records if record.status == "grader_error"]
    if errors:
        return f"{errors[0].test}: {errors[0].message.splitlines()[0]}"
    return records[0].unreadable if records else ""
