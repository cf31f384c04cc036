"""Grades a batch: skips what is done, saves each result as it comes, survives being killed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field

import nbformat

from autograder.build.expand import expand
from autograder.build.freshness import build
from autograder.course import Assignment, Course
from autograder.isolation.levels import strongest
from autograder.judge.records import Record

from .grade_one import Outcome
from .gradebook import GradebookWriter
from .pool import grade_all
from .store import ResultStore
from .submissions import Submission, fingerprint


@dataclass
class BatchReport:
    """What came of a batch. `problems` names each submission that could not be graded, and why."""

    records: list[Record] = field(default_factory=list)
    problems: list[tuple[Submission, str]] = field(default_factory=list)
    graded: int = 0
    kept: int = 0


def grade_batch(
    course: Course,
    submissions: list[Submission],
    *,
    jobs: int,
    isolation: str | None = None,
    force: bool = False,
    progress: Callable[[Submission, list[Record]], None] = lambda submission, records: None,
    say: Callable[[str], None] = lambda text: None,
) -> BatchReport:
    """Grade `submissions` into the gradebook; N in, N out.

    Args:
        jobs: processes at once.
        isolation: the level to grade under; the strongest that the machine has if None.
        force: grade again what is graded already.
        progress: called after each submission.
        say: told what is being done when it takes a while.

    Raises:
        CourseError: the course itself cannot be built.
    """
    isolation = isolation or strongest()
    assignments = list(dict.fromkeys(submission.assignment for submission in submissions))
    prepare(course, assignments, say)
    store = ResultStore(course.root / "results")
    prints = _fingerprints(course, submissions, isolation)
    report = BatchReport()
    done: dict[Submission, list[Record]] = {}
    with GradebookWriter(course) as gradebook:
        kept = {} if force else _kept(submissions, store, gradebook, prints)
        for submission, records in kept.items():
            done[submission] = records
            progress(submission, records)
        waiting = [submission for submission in submissions if submission not in kept]
        for submission in waiting:
            store.forget(submission.assignment.name, submission.student)
        for outcome in grade_all(course, waiting, jobs, isolation):
            submission, failure = _keep(outcome, gradebook, store, prints)
            if failure:
                report.problems.append((submission, f"the grader itself failed: {failure}"))
            done[submission] = (
                _failed(course, submission, failure, isolation)
                if isinstance(outcome, tuple) or failure
                else outcome.records
            )
            progress(submission, done[submission])
    report.kept, report.graded = len(kept), len(waiting) - len(report.problems)
    for submission in submissions:
        report.records += done[submission]
        reason = _could_not_be_graded(done[submission])
        if reason and not any(named == submission for named, _ in report.problems):
            report.problems.append((submission, reason))
    return report


def _kept(
    submissions: list[Submission], store: ResultStore, gradebook: GradebookWriter, prints: dict[Submission, str]
) -> dict[Submission, list[Record]]:
    """What an earlier run graded and kept, in its file and in the gradebook, of the very same submission."""
    entered = {assignment: gradebook.students_with(assignment) for assignment in {s.assignment for s in submissions}}
    found = {}
    for submission in submissions:
        records = store.load(submission.assignment.name, submission.student, prints[submission])
        if records is not None and submission.student in entered[submission.assignment]:
            found[submission] = records
    return found


def _keep(
    outcome: Outcome | tuple[Submission, str],
    gradebook: GradebookWriter,
    store: ResultStore,
    prints: dict[Submission, str],
) -> tuple[Submission, str]:
    """Into the gradebook, then into its file: the file says that everything before it was done.

    Returns:
        The submission, and why the grader failed on it (an empty text if it did not).
    """
    if isinstance(outcome, tuple):
        return outcome
    submission = outcome.submission
    try:
        gradebook.save(outcome)
        store.save(submission.assignment.name, submission.student, prints[submission], outcome.records)
    except Exception as error:  # one submission that cannot be entered must not cost the others
        gradebook.undo()
        return submission, f"its result could not be saved ({type(error).__name__}: {error})"
    return submission, ""


def prepare(course: Course, assignments: list[Assignment], say: Callable[[str], None]) -> None:
    """Build the course if the gradebook does not know it yet or its sources have changed.

    Raises:
        CourseError: a source is wrong, or nbgrader refused it.
    """
    with GradebookWriter(course) as gradebook:
        known = all(gradebook.knows(assignment) for assignment in assignments)
    if not known or any(_changed(course, assignment) for assignment in assignments):
        say("Building the notebooks and entering their cells into the gradebook …")
        build(course)


def _changed(course: Course, assignment: Assignment) -> bool:
    built = course.official_notebook(assignment)
    fresh = nbformat.writes(expand(course.source_script(assignment)), version=4).rstrip("\n") + "\n"
    return not built.is_file() or built.read_text(encoding="utf-8") != fresh


def _fingerprints(course: Course, submissions: list[Submission], isolation: str) -> dict[Submission, str]:
    settings = f"{isolation} {sorted(asdict(course.limits).items())} {course.repeated_mistakes}"
    # Shared hidden tests and references decide the result as much as the notebook's own source, and the
    # known mistakes decide what is said.
    shared = "".join(
        path.read_text(encoding="utf-8")
        for pattern in ("reference/**/*.py", "hidden/**/*.py", "*/*.mistakes.toml")
        for path in sorted((course.root / "solutions").glob(pattern))
    )
    official = {
        submission.assignment.name: course.source_script(submission.assignment).read_text(encoding="utf-8") + shared
        for submission in submissions
    }
    return {
        submission: fingerprint(submission, official[submission.assignment.name], settings)
        for submission in submissions
    }


def _failed(course: Course, submission: Submission, reason: str, isolation: str) -> list[Record]:
    """Records of a submission on which the grader itself failed: no points, and not zero either."""
    official = expand(course.source_script(submission.assignment))
    return [
        Record(
            submission.student, submission.assignment.name, submission.assignment.notebook, grader["grade_id"], None,
            float(grader["points"]), "grader_error", [], f"The grader itself failed: {reason}", 0.0, isolation,
        )
        for grader in (cell.metadata.get("nbgrader", {}) for cell in official.cells)
        if grader.get("grade") and not grader.get("solution")
    ]  # fmt: skip


def _could_not_be_graded(records: list[Record]) -> str:
    """Why a human has to look at a submission, or an empty text."""
    errors = [record for record in records if record.status == "grader_error"]
    if errors:
        return f"{errors[0].test}: {errors[0].message.splitlines()[0]}"
    # An unreadable file gives every test the same reason, as a part called `notebook`.
    if records and all(record.status == "missing" and record.message.startswith("notebook: ") for record in records):
        return records[0].message.removeprefix("notebook: ")
    return ""
