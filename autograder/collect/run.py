"""The whole of `autograder collect`: look, plan, and carry out what was planned."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from autograder.course import Course
from autograder.intake.remarks import Remarks
from autograder.lms.roster import Roster
from linearloss.sentences import say

from .destination import put
from .handins import SUBMITTED, told_by_metadata, units
from .plan import Plan, Row, make_plan
from .sources import gather

MOST_REMARKS = 1_000  # one line each for what could not be taken; a hostile zip has more


@contextmanager
def planned(given: Sequence[Path], course: Course, roster: Roster, only: str | None = None) -> Iterator[Plan]:
    """What would be done; `carry_out` works while the block lasts, in which the copies exist.

    Raises:
        CourseError: an argument does not exist, the assignment is unknown, or the notebooks have not been built.
    """
    chosen = course.assignment(only) if only else None
    remarks = Remarks(MOST_REMARKS)
    with tempfile.TemporaryDirectory(prefix="autograder-collect-") as staging:
        items = gather(given, course, Path(staging), remarks)
        plan = make_plan(units(items, course, roster), course, roster, chosen)
        plan.left += told_by_metadata(items)
        plan.left += [("", line) for line in remarks.lines]
        yield plan


def carry_out(plan: Plan, course: Course) -> list[tuple[Row, str]]:
    """Put everything into its place; returns what could not be written, and why. One failure does not stop the others."""
    failed: list[tuple[Row, str]] = []
    for row in plan.rows:
        if row.action not in ("new", "replaces"):
            continue
        try:
            put(row.files, row.timestamp, course, row.person.student, row.assignment)
        except OSError as error:
            failed.append((row, say("could not be written: {strerror}", strerror=error.strerror)))
    return failed


def misplaced(plan: Plan) -> list[str]:
    """What in `submitted/` itself lay in the wrong place, and has been copied to the right one."""
    found = {}
    for row in plan.rows:
        for item in row.files.values():
            below = item.where[1:] if item.where[0] == SUBMITTED else ()
            if below and below[:2] != (row.person.student, row.assignment.name):
                found["/".join(below[:2])] = True
    return [*found]
