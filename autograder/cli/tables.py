"""The tables that `grade` prints: what the gradebook says, and what grading again has changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.table import Table

from .console import STYLES, safe

if TYPE_CHECKING:
    from pathlib import Path

    from autograder.batch.changes import Change
    from autograder.gradebook.marks import CellMark
    from autograder.intake.attempts import Attempt
    from autograder.report.tally import Submission


def summary_table(found: Iterable[Submission]) -> Table:
    """One row a submission: its points in the gradebook, how many tests have which status, what a human has to know."""
    table = _table("student", "assignment", "points", "of", "tests", "notes")
    for one in found:
        counts = {status: sum(record.status == status for record in one.records) for status in STYLES}
        words = ", ".join(f"[{STYLES[status]}]{count} {status}[/]" for status, count in counts.items() if count)
        undecided = "?" if any(record.points is None for record in one.records) else ""
        table.add_row(
            safe(one.student), one.assignment, f"{one.points:.10g}{undecided}", f"{one.max_points:.10g}", words,
            safe(", ".join(_notes(one))),
        )  # fmt: skip
    return table


def _notes(one: Submission) -> Iterable[str]:
    unread = sum(not mark.is_given for mark in one.answers)
    if unread:
        yield f"{unread} to read"
    if one.by_hand:
        yield f"{len(one.by_hand)} by hand"
    if one.marks.to_confirm and not one.unreadable:
        yield f"{len(one.marks.to_confirm)} to confirm"
    if one.marks.late_penalty:
        yield f"late: {one.marks.late_penalty:.10g} off"
    elif one.marks.seconds_late:
        yield "late"
    if one.marks.extension:
        yield f"extension: {one.marks.extension}"
    yield from one.outdated


def changes_table(changes: Iterable[Change]) -> Table:
    """One row a submission whose marks have changed: old and new total, the cells, and why."""
    table = _table("student", "assignment", "old", "new", "cells", "why")
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
    table = _table("student", "assignment", "handed in", "points", "of", "where")
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


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False)
    numbers, texts = ("points", "of", "old", "new"), ("tests", "notes", "cells", "why", "where")
    for heading in headings:
        is_text = heading in texts
        table.add_column(
            heading, justify="right" if heading in numbers else "left", no_wrap=not is_text, overflow="fold"
        )
    return table
