"""What grading again has changed: for whom, from what to what, and why."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.gradebook.marks import CellMark, SubmissionMarks
from linearloss.sentences import say

from .submissions import Submission

FORCED = "--force"
OTHER_PROGRAM = say("marked by another program since")
NO_RESULT = say("no result of ours is kept")
NO_NOTEBOOK = say("its graded notebook was gone")
FAILED = say("the grader had failed on it")
LATENESS = say("lateness counted anew")

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
        if old.late_penalty != new.late_penalty:  # moved later, or under another policy: grading anew is not why
            why = (*(why if cells else ()), LATENESS)
        return Change(submission, old, new, why, cells)
    return None


def _points(mark: CellMark) -> tuple[float | None, float]:
    return mark.points if mark.is_given else None, mark.max_points
