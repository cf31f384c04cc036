"""Grades a batch: skips what is done, saves results as they come, survives being killed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import nbformat

from autograder.build.expand import expand
from autograder.course import Assignment, Course
from autograder.gradebook.configuration import configured
from autograder.gradebook.marks import AssignmentEntry
from autograder.gradebook.reading import read_assignments
from autograder.gradebook.trouble import CannotGoOn, explained
from autograder.handout.notebooks import build
from autograder.isolation.levels import PROCESS, strongest
from autograder.judge.records import Record
from linearloss.sentences import say

from . import preflight
from .autograded import staging
from .changes import Change
from .cluster import Cluster
from .earlier import Earlier
from .entering import Entering
from .entry import Entry, MakeReady
from .fingerprints import Fingerprints
from .gradebook import GradebookWriter
from .grading_process import grading, most_seconds, one_thread_each
from .not_graded import not_graded
from .order import LongestFirst
from .pool import Pool, PoolFailed
from .stopping import Stopped, StopRequests
from .store import ResultStore
from .submissions import Submission

# Results that come within so many seconds are entered together; at most so many.
GATHER_SECONDS = 0.5
MOST_TOGETHER = 50
# To compare so many with earlier results takes a second.
MANY = 500


@dataclass(frozen=True)
class Step:
    """How far a batch is.

    Attributes:
        done, total: submissions, with those that are kept from before.
        entry: what has just been entered; None where it is said how many are kept.
    """

    done: int
    total: int
    entry: Entry | None = None


@dataclass
class BatchReport:
    """What came of a batch.

    Attributes:
        records: of all submissions in their order, read from the results when they are asked for.
        problems: each submission that could not be graded, and why.
        changes: what is not as it was, of those that had been graded before.
    """

    records: Iterable[Record]
    problems: list[tuple[Submission, str]]
    graded: int
    kept: int
    changes: list[Change]


def grade_batch(
    course: Course,
    submissions: Sequence[Submission],
    *,
    jobs: int,
    isolation: str | None = None,
    scheduler: str | None = None,
    force: bool = False,
    progress: Callable[[Step], None] = lambda step: None,
    tell: Callable[[str], None] = lambda text: None,
) -> BatchReport:
    """Grade `submissions` into the gradebook; N in, N out.

    Args:
        jobs: processes at once.
        isolation: the level to grade under; the strongest that the machine has if None.
        scheduler: the address of a Dask scheduler, whose workers grade instead of processes of this machine.
        force: grade again what is graded already.
        progress: called once for those that are kept, and after each submission.
        tell: told what is being done when it takes a while.

    Raises:
        CourseError: the course itself cannot be built.
        CannotGoOn: something that concerns every submission is wrong; what was graded before is kept.
        Stopped: by Ctrl-C or a signal; every finished result is kept.
    """
    course = configured(course)
    preflight.check(course)
    if scheduler is None:
        jobs = preflight.affordable_jobs(course, jobs, tell)
    assignments_before = read_assignments(course)
    with explained():
        prepare(course, list(dict.fromkeys(submission.assignment for submission in submissions)), tell)
        batch = _Batch(course, isolation or (strongest() if scheduler is None else "auto"), scheduler, tell)
        batch.assignments_before = assignments_before
        preflight.clear_up(course, batch.store)
    if len(submissions) >= MANY:
        tell(say("Comparing {number} submissions with what was graded before …", number=len(submissions)))
    with StopRequests() as stop, GradebookWriter(course, stop) as gradebook:
        batch.earlier.look(submissions, force, gradebook, stop)
        batch.grade(submissions, jobs, gradebook, stop, progress)
    preflight.clear_up(course, batch.store)
    left = len(submissions) - batch.done
    if stop.number is not None and left:
        raise Stopped(
            stop.number,
            say("{done} results are finished and kept, {left} submissions are left", done=batch.done, left=left),
        )
    return batch.report(submissions)


class _Batch:
    def __init__(self, course: Course, isolation: str, scheduler: str | None, tell: Callable[[str], None]):
        self.course, self.isolation, self.scheduler, self.tell = course, isolation, scheduler, tell
        # Which mechanism confined it decides nothing; whether one did, may.
        self.confinement = "none" if isolation == PROCESS else "confined"
        self.store = ResultStore(course.root / "results")
        self.prints = Fingerprints(course)
        self.earlier = Earlier(course, self.store, self.prints, self.confinement)
        self.assignments_before: Mapping[str, AssignmentEntry] = {}  # before the course was built
        self.entering: Entering | None = None
        self.done = 0

    def grade(
        self,
        submissions: Sequence[Submission],
        jobs: int,
        gradebook: GradebookWriter,
        stop: StopRequests,
        progress: Callable[[Step], None],
    ) -> None:
        """Grade what is not kept, or less when told to stop.

        Raises:
            CannotGoOn: after the first failure that concerns everybody.
        """
        kept = self.done = len(self.earlier.kept)
        if kept:
            progress(Step(kept, len(submissions)))
        waiting = [submission for submission in submissions if submission not in self.earlier.kept]
        if not waiting:
            return
        used = tuple(dict.fromkeys(submission.assignment for submission in waiting))
        queue = LongestFirst(self.course, waiting, self.earlier.seconds)
        with staging(self.course.folders.autograded) as folder:
            make_ready = self._make_ready(used, gradebook, folder)
            self.entering = Entering(
                self.course, gradebook, self.store, folder, make_ready, self.isolation, self.earlier.reasons,
                self.assignments_before, stop,
            )  # fmt: skip
            pool = self._pool(used, min(jobs, len(waiting)), make_ready)
            try:
                with closing(pool.run(queue, stop)) as heard:
                    for results in _together(heard):
                        for entry in self.entering.enter(results):
                            self.done += 1
                            queue.learn(entry.submission, entry.seconds)
                            progress(Step(self.done, len(submissions), entry))
            except PoolFailed as error:
                why = say(
                    "nothing can be graded: {error} (`autograder doctor` shows what this machine offers.)",
                    error=str(error),
                )
                raise CannotGoOn(_with_kept(why, self.done - kept)) from error
            except CannotGoOn as error:
                if not stop():
                    raise CannotGoOn(_with_kept(str(error), self.done - kept)) from error

    def _make_ready(self, used: Sequence[Assignment], gradebook: GradebookWriter, folder: Path) -> MakeReady:
        return MakeReady(
            {one.name: gradebook.checksums(one) for one in used},
            {one.name: self.prints.of("", one, self.confinement) for one in used},
            None if self.scheduler else folder,
        )

    def _pool(self, used: tuple[Assignment, ...], jobs: int, make_ready: MakeReady) -> Pool | Cluster:
        if self.scheduler is not None:
            return Cluster(self.scheduler, self.course, self.isolation, used, make_ready, self.tell)
        one_thread_each()
        start = partial(grading, self.course, self.isolation, used, make_ready)
        return Pool(start, jobs, most_seconds(self.course.limits))

    def report(self, submissions: Sequence[Submission]) -> BatchReport:
        """Who needs a human, and what has changed."""
        failures = self.entering.failures if self.entering else {}
        problems = self.earlier.problems | (self.entering.problems if self.entering else {})
        kept = len(self.earlier.kept)
        return BatchReport(
            _Records(self.course, self.store, submissions, failures, self.isolation),
            [(submission, problems[submission]) for submission in submissions if submission in problems],
            len(submissions) - kept - len(failures),
            kept,
            self.earlier.changes + (self.entering.changes if self.entering else []),
        )


def _together(heard: Iterable[list[tuple[Submission, Any]]]) -> Iterator[list[tuple[Submission, Any]]]:
    """What the pool gives, in portions that are entered together."""
    waiting: list[tuple[Submission, Any]] = []
    since = 0.0
    try:
        for results in heard:
            since = since if waiting else time.monotonic()
            waiting += results
            while len(waiting) >= MOST_TOGETHER or (waiting and time.monotonic() - since >= GATHER_SECONDS):
                yield waiting[:MOST_TOGETHER]
                waiting = waiting[MOST_TOGETHER:]
    except PoolFailed:
        if waiting:
            yield waiting
        raise
    if waiting:
        yield waiting


class _Records:
    """All records of a batch, read as often as they are asked for: N submissions in, N out."""

    def __init__(
        self,
        course: Course,
        store: ResultStore,
        submissions: Sequence[Submission],
        failures: Mapping[Submission, str],
        isolation: str,
    ):
        self._course, self._store, self._submissions = course, store, submissions
        self._failures, self._isolation = failures, isolation

    def __iter__(self) -> Iterator[Record]:
        for submission in self._submissions:
            result = None
            if submission not in self._failures:
                with self._store.locked():
                    result = self._store.load(submission.assignment.name, submission.student)
            if result is not None:
                yield from result.records
            else:
                reason = self._failures.get(submission, say("its result has been removed since"))
                yield from not_graded(self._course, submission, reason, self._isolation).records


def _with_kept(text: str, finished: int) -> str:
    return say(
        "{text} {finished} results of this run are kept; afterwards run the same command to go on.",
        text=text,
        finished=finished,
    )


def prepare(course: Course, assignments: list[Assignment], tell: Callable[[str], None]) -> None:
    """Build the assignments that the gradebook does not know yet or whose sources have changed.

    Raises:
        CourseError: a source is wrong, or nbgrader refused it.
    """
    with GradebookWriter(course) as gradebook:
        unknown = [assignment for assignment in assignments if not gradebook.knows(assignment)]
    changed = [assignment for assignment in assignments if assignment in unknown or _changed(course, assignment)]
    if changed:
        tell(say("Building the notebooks and entering their cells into the gradebook …"))
        build(course, changed)


def _changed(course: Course, assignment: Assignment) -> bool:
    built = course.official_notebook(assignment)
    fresh = nbformat.writes(expand(course.source_script(assignment)), version=4).rstrip("\n") + "\n"
    return not built.is_file() or built.read_text(encoding="utf-8") != fresh
