"""What grading again has changed: for whom, from what to what, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from autograder.gradebook.marks import Marks, SubmissionMarks

from .submissions import Submission

FORCED = "--force"
OTHER_PROGRAM = "marked by another program since"
NO_NOTEBOOK = "its graded notebook was gone"
FAILED = "the grader had failed on it"
LATENESS = "lateness counted anew"

Reasons = tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """One submission whose marks are not what they were.

    Attributes:
        cells: (cell, points before, points now), where None is not marked.
    """

    submission: Submission
    before: SubmissionMarks
    now: SubmissionMarks
    reasons: Reasons
    cells: tuple[tuple[str, float | None, float | None], ...]


def changes(before: Marks, now: Marks, reasons: Mapping[Submission, Reasons]) -> Iterator[Change]:
    """Of those submissions that had marks before.

    Args:
        reasons: why each was graded again.
    """
    for submission, why in reasons.items():
        key = (submission.student, submission.assignment.name)
        if key in before.submissions and key in now.submissions:
            old, new = before.submissions[key], now.submissions[key]
            old_cells, new_cells = _points(old), _points(new)
            cells = tuple(
                (cell, old_cells.get(cell, (None, 0.0))[0], points)
                for cell, (points, most) in new_cells.items()
                if old_cells.get(cell) != (points, most)
            )
            if cells or (old.total, old.max_points) != (new.total, new.max_points):
                yield Change(submission, old, new, why, cells)


def _points(marks: SubmissionMarks) -> dict[str, tuple[float | None, float]]:
    return {mark.cell: (mark.points if mark.is_given else None, mark.max_points) for mark in marks.cells}
