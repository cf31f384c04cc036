"""nbgrader's rows of many submissions, read and written with a few statements: its own functions take one for each cell.

What is entered is what nbgrader's `autograde` enters; a test holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any

from nbgrader.api import new_uuid
from sqlalchemy import Connection, select

from autograder.gradebook.marks import CellMark, SubmissionMarks

from .entry import Entry
from .statements import (
    ASSIGNMENT,
    COMMENT,
    GRADE,
    STUDENT,
    SUBMITTED,
    SUBMITTED_NOTEBOOK,
    Cell,
    Official,
    Statements,
    official_of,
)

NO_ANSWER = "No response."


@dataclass
class GradeRow:
    """A row of nbgrader's table of grades, and the `name` of its cell."""

    id: str
    notebook_id: str
    cell_id: str
    auto_score: float | None = None
    manual_score: float | None = None
    extra_credit: float | None = None
    needs_manual_grade: bool = True
    name: str = ""
    is_new: bool = False


@dataclass
class _Rows:
    """The rows of one submission.

    Attributes:
        marks: as they were, without their cells.
        notebooks: notebook -> its own row and the late penalty in it.
    """

    entry: Entry
    official: Official
    id: str
    marks: SubmissionMarks
    is_new: bool
    notebooks: dict[str, tuple[str, float | None]] = field(default_factory=dict)
    grades: list[GradeRow] = field(default_factory=list)

    @property
    def notebook(self) -> str:
        """The one that is graded."""
        return self.official.notebooks[self.entry.submission.assignment.notebook]

    @property
    def own(self) -> str:
        """The row of the one that is graded."""
        return self.notebooks[self.notebook][0]

    def now(self, but_new: bool = False) -> SubmissionMarks:
        """The marks as the rows are now, with those that are still to be made or without."""
        cells = {cell.id: cell for cell in self.official.cells}
        marks = [_mark(row, cells[row.cell_id]) for row in self.grades if not (but_new and row.is_new)]
        return replace(self.marks, cells=tuple(sorted(marks, key=attrgetter("cell"))))


# A row, the points that a program gives (None if it gives none), the entry: sets the row's scores.
Confirm = Callable[[GradeRow, float | None, Entry], None]
# Student, points and seconds late: what is taken off.
Penalty = Callable[[str, float, float], float | None]


class Rows:
    """Enters submissions; knows the cells of the course from one transaction to the next."""

    def __init__(self) -> None:
        self._officials: dict[str, Official] = {}

    def enter(
        self, connection: Connection, entries: Sequence[Entry], confirm: Confirm, penalty: Penalty
    ) -> list[tuple[SubmissionMarks | None, SubmissionMarks]]:
        """Enter all; the marks of each before (None if there was no such submission) and now.

        Raises:
            DBAPIError: nothing may be committed.
        """
        tables = Statements(connection)
        self._look_up(tables, {entry.submission.assignment.name for entry in entries})
        _add_students(tables, {entry.submission.student for entry in entries})
        found = _submissions(tables, entries, self._officials)
        _notebooks(tables, found)
        _read_grades(tables, found)
        before = [None if rows.is_new else rows.now(but_new=True) for rows in found]
        _write_grades(tables, found, confirm)
        _write_comments(tables, found)
        return list(zip(before, _write_penalties(tables, found, penalty), strict=True))

    def _look_up(self, tables: Statements, names: set[str]) -> None:
        """The assignments; a due date may be moved while a batch runs."""
        for row in tables.all(select(ASSIGNMENT).where(ASSIGNMENT.c.name.in_(names))):
            if row.name not in self._officials:
                self._officials[row.name] = official_of(tables, row.id)
            self._officials[row.name].due = row.duedate


def _add_students(tables: Statements, names: set[str]) -> None:
    there = {row.id for row in tables.all(select(STUDENT.c.id).where(STUDENT.c.id.in_(names)))}
    tables.insert(STUDENT, [{"id": name} for name in sorted(names - there)])


def _submissions(tables: Statements, entries: Sequence[Entry], officials: dict[str, Official]) -> list[_Rows]:
    query = select(SUBMITTED).where(
        SUBMITTED.c.student_id.in_({entry.submission.student for entry in entries}),
        SUBMITTED.c.assignment_id.in_({official.id for official in officials.values()}),
    )
    there = {(row.assignment_id, row.student_id): row for row in tables.all(query)}
    found, new, changed = [], [], []
    for entry in entries:
        student, official = entry.submission.student, officials[entry.submission.assignment.name]
        marks = SubmissionMarks(student, entry.submission.assignment.name, (), due=official.due)
        row = there.get((official.id, student))
        if row is None:
            own = new_uuid()
            about = {"id": own, "assignment_id": official.id, "student_id": student}
            new.append(about | {"timestamp": entry.timestamp})
        else:
            own = row.id
            due = official.due + row.extension if official.due and row.extension else official.due
            marks = replace(marks, timestamp=row.timestamp, due=due, extension=row.extension)
            if row.timestamp != entry.timestamp:
                changed.append({"row": own, "timestamp": entry.timestamp})
        found.append(_Rows(entry, official, own, marks, row is None))
    tables.insert(SUBMITTED, new)
    tables.update(SUBMITTED, changed)
    return found


def _of_notebooks(tables: Statements, table: Any, found: Iterable[_Rows]) -> dict[tuple[str, str], Any]:
    """(row of a notebook, cell) -> row, of the submissions that were there before.

    Who marks in the formgrader meanwhile waits until this is entered: a server locks the rows (SQLite, the whole file).
    """
    ids = [own for rows in found if not rows.is_new for own, _ in rows.notebooks.values()]
    rows = tables.all(select(table).where(table.c.notebook_id.in_(ids)).with_for_update()) if ids else []
    return {(row.notebook_id, row.cell_id): row for row in rows}


def _notebooks(tables: Statements, found: Sequence[_Rows]) -> None:
    by_id = {rows.id: rows for rows in found}
    old = [rows.id for rows in found if not rows.is_new]
    for row in tables.all(select(SUBMITTED_NOTEBOOK).where(SUBMITTED_NOTEBOOK.c.assignment_id.in_(old))):
        by_id[row.assignment_id].notebooks[row.notebook_id] = row.id, row.late_submission_penalty
    new = []
    for rows in found:
        rows.marks = replace(rows.marks, late_penalty=sum(off or 0.0 for _, off in rows.notebooks.values()))
        for notebook in set(rows.official.notebooks.values()) - set(rows.notebooks):
            rows.notebooks[notebook] = new_uuid(), None
            new.append({"id": rows.notebooks[notebook][0], "assignment_id": rows.id, "notebook_id": notebook})
    tables.insert(SUBMITTED_NOTEBOOK, new)


def _read_grades(tables: Statements, found: Sequence[_Rows]) -> None:
    """Also of cells that have no row yet, which are new then."""
    there = _of_notebooks(tables, GRADE, found)
    for rows in found:
        for cell in rows.official.cells:
            if cell.max_points is not None:
                own = rows.notebooks[cell.notebook][0]
                row = there.get((own, cell.id))
                new = GradeRow(new_uuid(), own, cell.id, is_new=True) if row is None else GradeRow(**row._mapping)
                rows.grades.append(replace(new, name=cell.name))


def _write_grades(tables: Statements, found: Sequence[_Rows], confirm: Confirm) -> None:
    new, changed = [], []
    for rows in found:
        for grade in rows.grades:
            if grade.notebook_id == rows.own and grade.name in rows.entry.scores:
                confirm(grade, rows.entry.scores[grade.name], rows.entry)
            values = {"auto_score": grade.auto_score, "needs_manual_grade": grade.needs_manual_grade}
            if grade.is_new:
                new.append({"id": grade.id, "notebook_id": grade.notebook_id, "cell_id": grade.cell_id} | values)
            else:
                changed.append({"row": grade.id} | values)
    tables.insert(GRADE, new)
    tables.update(GRADE, changed)


def _write_comments(tables: Statements, found: Sequence[_Rows]) -> None:
    there = _of_notebooks(tables, COMMENT, found)
    new, changed = [], []
    for rows in found:
        for cell in (cell for cell in rows.official.cells if cell.commented):
            own = rows.notebooks[cell.notebook][0]
            known = own == rows.own and cell.name in rows.entry.unanswered
            text = NO_ANSWER if known and rows.entry.unanswered[cell.name] else None
            row = there.get((own, cell.id))
            if row is None:
                new.append({"id": new_uuid(), "notebook_id": own, "cell_id": cell.id, "auto_comment": text})
            elif known and row.auto_comment != text:
                changed.append({"row": row.id, "auto_comment": text})
    tables.insert(COMMENT, new)
    tables.update(COMMENT, changed)


def _write_penalties(tables: Statements, found: Sequence[_Rows], penalty: Penalty) -> list[SubmissionMarks]:
    """The marks of each as they are when all is written."""
    after, changed = [], []
    for rows in found:
        marks, before = replace(rows.now(), timestamp=rows.entry.timestamp), rows.notebooks[rows.notebook][1]
        if rows.entry.timestamp or before:
            cells = {cell.id: cell for cell in rows.official.cells}
            points = sum(_mark(row, cells[row.cell_id]).points for row in rows.grades if row.notebook_id == rows.own)
            off = penalty(marks.student, points, marks.seconds_late)
            if off != before:
                changed.append({"row": rows.own, "late_submission_penalty": off})
                marks = replace(marks, late_penalty=marks.late_penalty - (before or 0.0) + (off or 0.0))
        after.append(marks)
    tables.update(SUBMITTED_NOTEBOOK, changed)
    return after


def _mark(row: GradeRow, cell: Cell) -> CellMark:
    return CellMark(
        cell.name, cell.is_test, cell.max_points or 0.0, row.auto_score, row.manual_score, row.extra_credit or 0.0,
        bool(row.needs_manual_grade),
    )  # fmt: skip
