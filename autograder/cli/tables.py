"""Tables of what grading again has changed, and of earlier attempts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.table import Table

from linearloss.sentences import say, words

from .console import in_column, safe

if TYPE_CHECKING:
    from pathlib import Path

    from autograder.batch.changes import Change
    from autograder.gradebook.marks import CellMark, SubmissionMarks
    from autograder.intake.attempts import Attempt


def changes_table(changes: Iterable[Change]) -> Table:
    """One row a submission whose marks have changed: old and new total, the cells, and why."""
    table = table_of(say("student"), say("assignment"), say("old"), say("new"), say("cells"), say("why"))
    for change in changes:
        cells = ", ".join(f"{now.cell} {_change(before, now)}" for before, now in change.cells)
        table.add_row(
            in_column(change.submission.student), change.submission.assignment.name,
            _total(change.before), _total(change.now),
            safe(cells), safe(", ".join(map(words, change.reasons))),
        )  # fmt: skip
    return table


def attempts_table(found: Iterable[Attempt], root: Path) -> Table:
    """One row an attempt that a later one has replaced."""
    table = table_of(say("student"), say("assignment"), say("handed in"), say("points"), say("of"), say("where"))
    for one in found:
        table.add_row(
            in_column(one.student), one.assignment, one.handed_in, _number(one.points), _number(one.max_points),
            str(one.folder.relative_to(root)),
        )  # fmt: skip
    return table


def _change(before: CellMark | None, now: CellMark) -> str:
    """`3 → 4`, or with `of` where the maximum has changed too."""
    marks = [mark for mark in (before, now) if mark is not None]
    of = len({mark.max_points for mark in marks}) > 1
    return " → ".join(_points(mark) if not of else _of(_points(mark), mark.max_points) for mark in marks)


def _total(marks: SubmissionMarks) -> str:
    """What nobody could grade is no 0."""
    points = f"{marks.total:.10g}" if any(mark.is_given for mark in marks.cells) else "?"
    return _of(points, marks.max_points)


def _points(mark: CellMark) -> str:
    return f"{mark.points:.10g}" if mark.is_given else "?"


def _number(points: float | None) -> str:
    return "" if points is None else f"{points:.10g}"


def _of(points: str, most: float) -> str:
    return words(say("{points} of {most}", points=points, most=f"{most:.10g}"))


def table_of(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False)
    numbers, texts = (
        ("points", "of", "old", "new", "submissions", "points on average"),
        ("tests", "notes", "cells", "why", "where"),
    )
    for heading in headings:
        is_text = heading in texts
        table.add_column(
            words(heading), justify="right" if heading in numbers else "left", no_wrap=not is_text, overflow="fold"
        )
    return table
