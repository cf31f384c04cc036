"""Tables of what grading again has changed, and of earlier attempts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.table import Table

from .console import safe

if TYPE_CHECKING:
    from pathlib import Path

    from autograder.batch.changes import Change
    from autograder.gradebook.marks import CellMark
    from autograder.intake.attempts import Attempt


def changes_table(changes: Iterable[Change]) -> Table:
    """One row a submission whose marks have changed: old and new total, the cells, and why."""
    table = table_of("student", "assignment", "old", "new", "cells", "why")
    for change in changes:
        cells = ", ".join(f"{now.cell} {_change(before, now)}" for before, now in change.cells)
        table.add_row(
            safe(change.submission.student), change.submission.assignment.name,
            f"{change.before.total:.10g} of {change.before.max_points:.10g}",
            f"{change.now.total:.10g} of {change.now.max_points:.10g}",
            safe(cells), safe(", ".join(change.reasons)),
        )  # fmt: skip
    return table


def attempts_table(found: Iterable[Attempt], root: Path) -> Table:
    """One row an attempt that a later one has replaced."""
    table = table_of("student", "assignment", "handed in", "points", "of", "where")
    for one in found:
        table.add_row(
            safe(one.student), one.assignment, one.handed_in, _number(one.points), _number(one.max_points),
            str(one.folder.relative_to(root)),
        )  # fmt: skip
    return table


def _change(before: CellMark | None, now: CellMark) -> str:
    """`3 → 4`, or with `of` where the maximum has changed too."""
    marks = [mark for mark in (before, now) if mark is not None]
    of = len({mark.max_points for mark in marks}) > 1
    return " → ".join(_points(mark) + (f" of {mark.max_points:.10g}" if of else "") for mark in marks)


def _points(mark: CellMark) -> str:
    return f"{mark.points:.10g}" if mark.is_given else "?"


def _number(points: float | None) -> str:
    return "" if points is None else f"{points:.10g}"


def table_of(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False)
    numbers, texts = (
        ("points", "of", "old", "new", "submissions", "points on average"),
        ("tests", "notes", "cells", "why", "where"),
    )
    for heading in headings:
        is_text = heading in texts
        table.add_column(
            heading, justify="right" if heading in numbers else "left", no_wrap=not is_text, overflow="fold"
        )
    return table
