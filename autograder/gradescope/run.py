"""What runs in Gradescope's container: takes the submission, grades it, writes results.json."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from autograder.batch.grading_process import grading, one_thread_each
from autograder.batch.submissions import Submission
from autograder.collect.destination import put, submitted
from autograder.collect.handins import Unit
from autograder.collect.plan import make_plan
from autograder.collect.sources import gather
from autograder.course import Assignment, Course, CourseError, Limits, import_from
from autograder.exercise.check_cells import checked_tasks
from autograder.exercise.grading import Exercises
from autograder.intake.remarks import Remarks
from autograder.isolation.levels import choose
from autograder.lms.downloads import HandIn, Owner
from autograder.lms.roster import Roster
from autograder.notebook.official import roles
from autograder.notebook.submitted import OfficialNotebooks
from linearloss.sentences import say

from .results import results, written

# Where Gradescope puts things: https://gradescope-autograders.readthedocs.io/en/latest/specs/
PREFIX = Path("/autograder")
# A container has 768 MiB and half a core by default, and ten minutes.
WORKER_MIB, JUDGE_MIB, SCRATCH_MIB = 320, 256, 128
SLOWER = 2.0
MOST_SECONDS = 480.0
STUDENT = "student"


def for_container(limits: Limits) -> Limits:
    """The course's limits, as far as a container allows: less memory, and more time for the same work on half a core."""
    return replace(
        limits,
        cell_seconds=limits.cell_seconds * SLOWER,
        call_seconds=limits.call_seconds * SLOWER,
        test_seconds=limits.test_seconds * SLOWER,
        submission_seconds=min(limits.submission_seconds * SLOWER, MOST_SECONDS),
        memory_mib=min(limits.memory_mib, WORKER_MIB),
        judge_mib=min(limits.judge_mib, JUDGE_MIB),
        scratch_mib=min(limits.scratch_mib, SCRATCH_MIB),
    )


def grade_here(course: Course, name: str, prefix: Path = PREFIX, tell: Callable[[str], None] = print) -> Path:
    """Grade the one submission in `prefix/submission`; returns the file that was written.

    Without a result nothing is written: Gradescope then says that the autograder failed, which is no 0.

    Args:
        tell: for what instructors read: standard output, which `results.json` hides from students.

    Raises:
        CourseError, IsolationUnavailable: nothing can be graded here.
    """
    start = time.monotonic()
    assignment = course.assignment(name)
    target = prefix / "results" / "results.json"
    target.unlink(missing_ok=True)
    isolation = choose("auto", course.root)
    tell(say("Student code is confined by: {isolation}.", isolation=isolation))
    one_thread_each()
    with ExitStack() as stack:
        here = replace(course, limits=for_container(course.limits))
        work = stack.enter_context(grading(here, isolation, [assignment]))
        notes = _take(here, assignment, prefix / "submission")
        outcome = work(Submission(STUDENT, assignment))
    for record in outcome.records:
        tell(f"{record.test}: {record.points} of {record.max_points:g}, {record.status} {' '.join(record.diagnoses)}")
    failed = [record for record in outcome.records if record.points is None]
    if failed:
        raise CourseError(
            say(
                "the grader failed on {names}: {message}",
                names=", ".join(record.test for record in failed),
                message=failed[0].message,
            )
        )
    notes += [*outcome.remarks, *_read_by_humans(course, assignment)]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(written(results(outcome.records, notes, time.monotonic() - start)), encoding="utf-8")
    return target


def _take(course: Course, assignment: Assignment, folder: Path) -> list[str]:
    """Lay the submission into `submitted/`; returns what is to be told about it."""
    remarks = Remarks()
    shutil.rmtree(submitted(course) / STUDENT, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="autograder-collect-") as staging:
        items = gather([folder], course, Path(staging), remarks)
        unit = Unit(0, (folder.name,), [HandIn(Owner("Gradescope", (("number", STUDENT),)))])
        unit.files += [(item.where[1:], item) for item in items]
        plan = make_plan([unit], course, Roster((), "", complete=False), assignment)
        for row in plan.rows:
            put(row.files, None, course, STUDENT, assignment)
    # Without a notebook nothing was put there; a folder that is not there would be one that has been lost.
    (submitted(course) / STUDENT / assignment.name).mkdir(parents=True, exist_ok=True)
    said = [text for row in plan.rows for text in row.remarks]
    return [*said, *(f"{where} {why}." for where, why in plan.left), *remarks.lines]


def _read_by_humans(course: Course, assignment: Assignment) -> list[str]:
    cells = OfficialNotebooks(course).of(assignment).cells
    points = sum(
        float(cell.metadata["nbgrader"].get("points", 0))
        for cell in cells
        if roles(cell).grade_id and not roles(cell).is_test
    )
    return (
        [say("Your answers in words ({points:g} points) are read by a human and are not in this total.", points=points)]
        if points
        else []
    )


def prepare(course: Course, name: str) -> None:
    """Compute once, when the image is made, what each run would compute again: what the known mistakes show.

    Raises:
        CourseError: the course is broken.
    """
    import_from(course)
    assignment, exercises = course.assignment(name), Exercises(course)
    for task in checked_tasks(exercises.official.of(assignment)).values():
        _ = exercises.task(assignment, task).known
