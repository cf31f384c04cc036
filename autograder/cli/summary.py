"""The table that `grade` prints at the end: a row for each submission, or for each assignment of a large class."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.table import Table

from linearloss.sentences import Sentence, say, words

from .console import STATUSES, STYLES, in_column, safe
from .tables import table_of

if TYPE_CHECKING:
    from autograder.report.tally import Submission

MOST_ROWS = 200


class Summary:
    """Gathers what is to be printed, one submission after the other.

    Args:
        wanted: (student, assignment) of those that are in the table.

    Attributes:
        remarks: what of submissions was left out.
    """

    def __init__(self, wanted: Iterable[tuple[str, str]]):
        from autograder.report.class_results import Outdated

        self._wanted = set(wanted)
        self._outdated = Outdated()
        self._rows: list[tuple[str, ...]] = []
        self._assignments: dict[str, _Counts] = defaultdict(_Counts)
        self.remarks: list[str] = []

    def add(self, one: Submission) -> None:
        """Of the whole class: also of those that are not in the table it is told what is out of date."""
        self._outdated.add(one)
        if (one.student, one.assignment) not in self._wanted:
            return
        self.remarks += [f"  {one.student} / {one.assignment}: {words(remark)}" for remark in one.remarks]
        if len(self._wanted) > MOST_ROWS:
            self._assignments[one.assignment].add(one)
        else:
            self._rows.append(_row(one))

    def warnings(self) -> list[str]:
        """What is out of date, and what to do."""
        return self._outdated.warnings()

    def table(self) -> Table:
        """Points in the gradebook, how many tests have which status, what a human has to know."""
        if not self._assignments:
            table = table_of(say("student"), say("assignment"), say("points"), say("of"), say("tests"), say("notes"))
            for row in self._rows:
                table.add_row(*row)
            return table
        table = table_of(
            say("assignment"), say("submissions"), say("points on average"), say("of"), say("tests"), say("notes")
        )
        for name, counts in self._assignments.items():
            table.add_row(name, *counts.row())
        return table


class _Counts:
    """All submissions of one assignment."""

    def __init__(self) -> None:
        self.number = 0
        self.points = self.max_points = 0.0
        self.statuses: Counter[str] = Counter()
        self.notes: Counter[str] = Counter()

    def add(self, one: Submission) -> None:
        self.number += 1
        self.points += one.points
        self.max_points = max(self.max_points, one.max_points)
        self.statuses.update(record.status for record in one.records)
        marks = one.marks
        self.notes[say("{count} with answers to read")] += any(not mark.is_given for mark in one.answers)
        self.notes[say("{count} with marks by hand")] += bool(one.by_hand)
        self.notes[say("{count} to confirm")] += bool(marks.to_confirm and not one.unreadable)
        self.notes[say("{count} late")] += bool(marks.late_penalty or marks.seconds_late)
        self.notes[say("{count} out of date")] += bool(one.outdated)

    def row(self) -> tuple[str, ...]:
        notes = ", ".join(words(Sentence(note, {"count": count})) for note, count in self.notes.items() if count)
        return (
            f"{self.number}",
            f"{self.points / self.number:.2f}",
            f"{self.max_points:.10g}",
            _words(self.statuses),
            notes,
        )


def summary_table(found: Sequence[Submission]) -> Table:
    """The table of these submissions."""
    summary = Summary((one.student, one.assignment) for one in found)
    for one in found:
        summary.add(one)
    return summary.table()


def _row(one: Submission) -> tuple[str, ...]:
    undecided = "?" if any(record.points is None for record in one.records) else ""
    return (
        in_column(one.student), one.assignment, f"{one.points:.10g}{undecided}", f"{one.max_points:.10g}",
        _words(Counter(record.status for record in one.records)), safe(", ".join(map(words, _notes(one)))),
    )  # fmt: skip


def _words(counts: Counter[str]) -> str:
    return ", ".join(
        f"[{style}]{counts[status]} {words(STATUSES[status])}[/]" for status, style in STYLES.items() if counts[status]
    )


def _notes(one: Submission) -> Iterable[str]:
    unread = sum(not mark.is_given for mark in one.answers)
    if unread:
        yield say("{count} to read", count=unread)
    if one.by_hand:
        yield say("{count} by hand", count=len(one.by_hand))
    if one.marks.to_confirm and not one.unreadable:
        yield say("{count} to confirm", count=len(one.marks.to_confirm))
    if one.marks.late_penalty:
        yield say("late: {points:.10g} off", points=one.marks.late_penalty)
    elif one.marks.seconds_late:
        yield say("late")
    if one.marks.extension and one.marks.due:
        yield say("more time, until {due} UTC", due=f"{one.marks.due:%Y-%m-%d %H:%M}")
    yield from one.outdated
