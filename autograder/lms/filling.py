"""Fills columns of an instructor's own downloaded file with totals; everything else in it stays as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from autograder.course import Assignment, Course, CourseError
from autograder.intake.text import is_formula, shown
from linearloss.sentences import say

from .grades import Grade, Grades
from .matches import Matches
from .roster import Person, Roster, people_of
from .table import Table, cell_of, parsed

EXCUSED = "EX"
# What systems add to a title: `(123)` of Canvas, `[Total Pts: 10 Score] |123` of Blackboard.
_ADDED = re.compile(r"\s*(?:\(\d+\)|(?:\[[^\[\]]*\]\s*)?\|\s*\d+)$")
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?|[-+]?[.,]\d+|-?")


@dataclass(frozen=True)
class Column:
    """A column that is filled; `maximum` is the system's own, None where the file does not say it."""

    index: int
    assignment: str
    maximum: float | None = None


class Rows:
    """The rows of a table by the students of the gradebook."""

    def __init__(self, table: Table, grades: Grades):
        self.people = [*people_of(table)]
        self._rows = {id(person): number for number, person in self.people}
        roster = Roster((person for _, person in self.people), table.name)
        self._matches = Matches(roster, grades.people, {student for student, _ in grades.of})

    def of(self, student: str) -> int | str:
        """The row of a student, which is nobody else's; or why there is none."""
        found = self._matches.of(student)
        return self._rows[id(found)] if isinstance(found, Person) else found

    def person(self, row: int) -> Person:
        """Who stands in a row."""
        return next(person for number, person in self.people if number == row)

    def shown(self, student: str) -> str:
        """Id and name of a student, for the eye."""
        return self._matches.shown(student)


@dataclass
class Filled:
    """What became of the file, in words for the instructor.

    Attributes:
        columns: heading of each column that was filled -> how many cells.
        replaced: where another number stood, perhaps entered by hand: what it was, and is now.
        no_number: who gets none, and why.
        unknown: who is not in the file.
        no_column: the assignments that have been graded, and have no column there that may be filled.
        absent: how many students of the file have no submission here: their cells stay as they are.
    """

    table: Table
    columns: dict[str, int] = field(default_factory=dict)
    replaced: list[str] = field(default_factory=list)
    no_number: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    no_column: list[str] = field(default_factory=list)
    absent: int = 0


def fill(
    table: Table,
    columns: Sequence[Column],
    grades: Grades,
    *,
    locked: Mapping[int, str] | None = None,
    scale: bool = False,
    keys: Iterable[int] = (),
    whole: bool = False,
) -> Filled:
    """Write totals into cells of a table.

    Args:
        locked: row -> why nothing may be written there.
        scale: whether a total may be converted where the system's maximum is another one than the course's.
        keys: the columns by which the system knows students: they are left as they are.
        whole: whether the file is to take all assignments.

    Raises:
        CourseError: maxima differ and `scale` is false; or a key would be taken for a formula.
    """  # fmt: skip
    rows = Rows(table, grades)
    first = min(column.index for column in columns)
    filled, comma, met = Filled(table), has_decimal_comma(table, first), set[int]()
    for column in columns:
        check_maximum(column, grades, table, scale)
        filled.columns[table.heading[column.index]] = 0
        for (student, assignment), grade in sorted(grades.of.items()):
            if assignment != column.assignment:
                continue
            row = rows.of(student)
            if isinstance(row, str):
                filled.unknown.append(row)
                continue
            met.add(row)
            before = cell_of(table.rows[row], column.index)
            why = why_none(grade, before, (locked or {}).get(row, ""))
            if why:
                filled.no_number.append(f"{rows.shown(student)} / {assignment}: {why}")
                continue
            share = column.maximum / grade.max_points if scale and column.maximum and grade.max_points else 1.0
            now = number(grade.points * share, comma)
            if before not in ("", "-") and parsed(before) != parsed(now):
                filled.replaced.append(f"{rows.shown(student)} / {assignment}: {shown(before, 40)} → {now}")
            _set(table.rows[row], column.index, now)
            filled.columns[table.heading[column.index]] += 1
    if whole:
        filled.no_column = sorted({name for _, name in grades.of} - {column.assignment for column in columns})
    filled.absent = len(rows.people) - len(met)
    filled.unknown = list(dict.fromkeys(filled.unknown))
    make_safe(table, {*keys}, first)
    return filled


def why_none(grade: Grade, cell: str, locked: str = "") -> str:
    """Why a student gets no number, for what stands in the system now; empty if they get one."""
    if grade.waiting:
        return say("not marked yet: {names}", names=", ".join(shown(one, 60) for one in grade.waiting[:5]))
    if cell.upper() == EXCUSED:
        return say("excused in the file, and stays so")
    return locked


def check_maximum(column: Column, grades: Grades, table: Table, scale: bool) -> None:
    """Raises `CourseError` where the system's maximum is another one than the course's, and totals may not be converted."""
    own = grades.maxima.get(column.assignment)
    if scale or column.maximum is None or own is None or abs(column.maximum - own) < 0.005:
        return
    raise CourseError(
        say(
            "{name}: {heading} is out of {maximum:g} there, and {assignment} out of {own:g} here. Change the maximum there and download again, or let totals be converted: --scale",
            name=table.name,
            heading=shown(table.heading[column.index]),
            maximum=column.maximum,
            assignment=column.assignment,
            own=own,
        )
    )


def column_of(table: Table, assignment: Assignment, candidates: Iterable[int], title: str | None = None) -> int | None:
    """The column whose heading names an assignment: by its name, its notebook or its title.

    Args:
        title: the heading that the user has named, or a part of it.

    Raises:
        CourseError: several do.
    """
    headings = {index: _plain(table.heading[index]) for index in candidates}
    names = [_plain(text) for text in ([title] if title else [assignment.name, assignment.title])]
    exact = {*names, _plain(assignment.notebook)}
    found = [index for index, heading in headings.items() if {heading, _ADDED.sub("", heading)} & exact]
    within = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names))
    found = found or [index for index, heading in headings.items() if within.search(heading)]
    if len(found) > 1:
        several = ", ".join(shown(table.heading[index], 40) for index in found[:5])
        raise CourseError(
            say(
                "{name} has several columns for {assignment}: {several}. Name one: --column HEADING",
                name=table.name,
                assignment=assignment.name,
                several=several,
            )
        )
    return found[0] if found else None


def columns_for(
    table: Table, course: Course, grades: Grades, candidates: Sequence[int], only: Assignment | None, title: str | None
) -> list[tuple[Assignment, int]]:
    """The columns of all assignments that have been graded, or of one.

    Raises:
        CourseError: there is none, or not the one that was asked for.
    """
    graded = {assignment for _, assignment in grades.of}
    wanted = [only] if only else [one for one in course.assignments if one.name in graded]
    found = [(one, index) for one in wanted if (index := column_of(table, one, candidates, title)) is not None]
    if not found:
        there = ", ".join(shown(table.heading[index], 40) for index in candidates[:8]) or "none"
        names = ", ".join(one.name for one in wanted)
        raise CourseError(
            say(
                "{name} has no column for {names}. Its columns for grades: {there}. Name the assignment and its column: --assignment NAME --column HEADING",
                name=table.name,
                names=names,
                there=there,
            )
        )
    return found


def number(value: float, comma: bool = False) -> str:
    """Two decimals, rounded as people do, without zeros that say nothing."""
    text = str(Decimal(repr(float(value))).quantize(Decimal("0.01"), ROUND_HALF_UP))
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", ",") if comma else text


def has_decimal_comma(table: Table, first: int) -> bool:
    """Whether numbers in the columns from `first` on are written with a comma."""
    cells = [cell.strip() for row in table.rows[1:] for cell in row[first:]]
    if any(re.fullmatch(r"\d+,\d+", cell) for cell in cells):
        return True
    return table.delimiter == ";" and not any(re.fullmatch(r"\d+\.\d+", cell) for cell in cells)


def make_safe(table: Table, keys: set[int], first: int) -> None:
    """Let no cell be a formula: such text gets an apostrophe before it.

    Students' words stand before the `first` column of grades. What follows are the staff's, where `- good` is no formula
    and would come back changed: there, only what begins like one is.

    Raises:
        CourseError: it is a key, by which the system finds the student, so that it cannot be changed.
    """
    for row in table.rows[1:]:
        for index, cell in enumerate(row):
            text = cell.strip()
            if (
                not is_formula(cell)
                or _NUMBER.fullmatch(text)
                or (index > first and text.startswith("- ") and "|" not in text)
            ):
                continue
            if index in keys:
                raise CourseError(
                    say(
                        "{name}: {heading} {cell} would be a formula in a spreadsheet. Change it there.",
                        name=table.name,
                        heading=shown(table.heading[index]),
                        cell=shown(cell, 40),
                    )
                )
            row[index] = f"'{text}"


def _set(row: list[str], index: int, text: str) -> None:
    row.extend([""] * (index + 1 - len(row)))
    row[index] = text


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("_", "-").split())
