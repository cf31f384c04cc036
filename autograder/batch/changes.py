"""What grading again has changed: for whom, from what to what, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from autograder.gradebook.marks import AssignmentEntry, CellMark, SubmissionMarks

from .submissions import Submission

FORCED = "--force"
OTHER_PROGRAM = "marked by another program since"
NO_RESULT = "no result of ours is kept"
NO_NOTEBOOK = "its graded notebook was gone"
FAILED = "the grader had failed on it"
LATENESS = "lateness counted anew"

Reasons = tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """One submission whose marks are not what they were.

    Attributes:
        cells: (before, now) of each cell that has another mark, or another maximum; None for a cell that is new.
    """

    submission: Submission
    before: SubmissionMarks
    now: SubmissionMarks
    reasons: Reasons
    cells: tuple[tuple[CellMark | None, CellMark], ...]


def change_of(submission: Submission, old: SubmissionMarks, new: SubmissionMarks, why: Reasons) -> Change | None:
    """What has changed in its marks; None if nothing has."""
    earlier = {mark.cell: mark for mark in old.cells}
    pairs = [(earlier.get(mark.cell), mark) for mark in new.cells]
    cells = tuple((was, mark) for was, mark in pairs if was is None or _points(was) != _points(mark))
    if cells or (old.total, old.max_points) != (new.total, new.max_points):
        return Change(submission, old, new, why, cells)
    return None


def as_it_was(marks: SubmissionMarks, assignments: Mapping[str, AssignmentEntry]) -> SubmissionMarks:
    """Marks out of the points that their cells gave before the gradebook got to know the course as it is now."""
    known = assignments[marks.assignment].cells if marks.assignment in assignments else {}
    cells = tuple(replace(mark, max_points=known.get(mark.cell, mark.max_points)) for mark in marks.cells)
    return replace(marks, cells=cells)


def _points(mark: CellMark) -> tuple[float | None, float]:
    return mark.points if mark.is_given else None, mark.max_points
