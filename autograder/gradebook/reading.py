"""Reads all marks with a few queries, however large the class is, and changes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial
from types import SimpleNamespace
from typing import Any

from autograder.course import Course

from .configuration import configuration
from .marks import AssignmentEntry, CellComment, CellMark, Marks, Student, SubmissionMarks
from .tables import Tables, opened, read
from .trouble import explained, patiently

NOTHING = Marks({}, {}, {})
PART = 500  # submissions in one query: a database takes only so many values


def read_marks(course: Course) -> Marks:
    """All marks of a course; none if it has no gradebook yet.

    Raises:
        CannotGoOn: the gradebook is locked for long, damaged, or of another version; one sentence says what to do.
    """
    return read(course, _marks) or NOTHING


def read_assignments(course: Course) -> dict[str, AssignmentEntry]:
    """The assignments that the gradebook has, by name.

    Raises:
        CannotGoOn: as `read_marks`.
    """
    return read(course, lambda tables: {one.name: one for one in _Reader(tables).assignments.values()}) or {}


def marks_in_parts(course: Course) -> Iterator[SubmissionMarks]:
    """The submissions of all students that the gradebook knows, by assignment and student, however many: a part in memory.

    Raises:
        CannotGoOn: as `read_marks`.
    """
    gradebook = configuration(course.root).gradebook
    with explained(gradebook), opened(course) as tables:
        if tables is None:
            return
        reader = patiently(lambda: _Reader(tables), gradebook=gradebook)
        entries = [row.id for row in patiently(reader.entries, gradebook=gradebook)]
        for start in range(0, len(entries), PART):
            tables.let_go()
            part = partial(reader.submissions, entries[start : start + PART])
            yield from patiently(part, gradebook=gradebook)


def _marks(tables: Tables) -> Marks:
    reader = _Reader(tables)
    students = tables.rows("student", "id", "first_name", "last_name", "email", "lms_user_id")
    return Marks(
        {row.id: Student(row.id, *(value or "" for value in row[1:])) for row in students},
        {entry.name: entry for entry in reader.assignments.values()},
        {(one.student, one.assignment): one for one in reader.submissions()},
    )


class _Reader:
    """One query a table: a join of them would repeat what is long."""

    def __init__(self, tables: Tables):
        self._tables = tables
        self._names = dict(tables.rows("base_cell", "id", "name"))
        self._cells = _graded_cells(tables, self._names)
        self.assignments = _assignments(tables, self._cells)

    def entries(self) -> list[Any]:
        """Id, assignment and student of all submissions, by assignment and student."""
        students = {row.id for row in self._tables.rows("student", "id")}
        rows = self._tables.rows("submitted_assignment", "id", "assignment_id", "student_id")
        known = [row for row in rows if row.assignment_id in self.assignments and row.student_id in students]
        return sorted(known, key=lambda row: (self.assignments[row.assignment_id].name, row.student_id))

    def submissions(self, these: Collection[str] | None = None) -> list[SubmissionMarks]:
        """All of them, or those with these ids, in their order."""
        tables, some = self._tables, {} if these is None else {"assignment_id": these}
        notebooks = tables.rows("submitted_notebook", "id", "assignment_id", "late_submission_penalty", **some)
        of_notebook = {row.id: row.assignment_id for row in notebooks}
        cells = {} if these is None else {"notebook_id": list(of_notebook)}
        found = _submissions(
            tables.rows(
                "submitted_assignment", "id", "assignment_id", "student_id", "timestamp", "extension",
                **({} if these is None else {"id": these}),
            ),
            self.assignments,
            _grades(tables, of_notebook, self._cells, cells),
            _comments(tables, of_notebook, self._names, cells),
            notebooks,
        )  # fmt: skip
        return list(found.values()) if these is None else [found[one] for one in these if one in found]


def _graded_cells(tables: Tables, names: dict[str, str]) -> dict[str, Any]:
    """Id -> name, points, kind and notebook of all cells that give points."""
    notebooks = dict(tables.rows("base_cell", "id", "notebook_id"))
    return {
        row.id: SimpleNamespace(
            name=names[row.id], points=row.max_score, type=row.cell_type, notebook=notebooks[row.id]
        )
        for table in ("grade_cells", "task_cells")
        for row in tables.rows(table, "id", "max_score", "cell_type")
    }


def _grades(
    tables: Tables, of_notebook: dict[str, str], cells: dict[str, Any], some: dict[str, Any]
) -> dict[str, list[CellMark]]:
    found = defaultdict(list)
    columns = ("notebook_id", "cell_id", "auto_score", "manual_score", "extra_credit", "needs_manual_grade")
    for row in tables.rows("grade", *columns, **some):
        if row.notebook_id in of_notebook and row.cell_id in cells:
            cell = cells[row.cell_id]
            mark = CellMark(
                cell.name, cell.type == "code", cell.points, row.auto_score, row.manual_score, row.extra_credit or 0.0,
                bool(row.needs_manual_grade),
            )  # fmt: skip
            found[of_notebook[row.notebook_id]].append(mark)
    return found


def _assignments(tables: Tables, cells: dict[str, Any]) -> dict[str, AssignmentEntry]:
    notebooks = dict(tables.rows("notebook", "id", "assignment_id"))
    points: dict[str, dict[str, float]] = defaultdict(dict)
    for cell in cells.values():
        if cell.notebook in notebooks:
            points[notebooks[cell.notebook]][cell.name] = cell.points
    rows = tables.rows("assignment", "id", "name", "duedate")
    return {row.id: AssignmentEntry(row.name, points[row.id], row.duedate) for row in rows}


def _comments(
    tables: Tables, of_notebook: dict[str, str], names: dict[str, str], some: dict[str, Any]
) -> dict[str, list[CellComment]]:
    found = defaultdict(list)
    for row in tables.rows("comment", "notebook_id", "cell_id", "auto_comment", "manual_comment", **some):
        by_hand = row.manual_comment is not None
        text = row.manual_comment if by_hand else row.auto_comment
        if text and row.notebook_id in of_notebook and row.cell_id in names:
            found[of_notebook[row.notebook_id]].append(CellComment(names[row.cell_id], text, by_hand))
    return found


def _submissions(
    rows: Iterable[Any],
    assignments: dict[str, AssignmentEntry],
    grades: dict[str, list[CellMark]],
    comments: dict[str, list[CellComment]],
    notebooks: Iterable[Any],
) -> dict[str, SubmissionMarks]:
    penalties: dict[str, float] = defaultdict(float)
    for row in notebooks:
        penalties[row.assignment_id] += row.late_submission_penalty or 0.0
    found = {}
    for row in rows:
        if row.assignment_id not in assignments:
            continue
        assignment, extension = assignments[row.assignment_id], interval(row.extension)
        due = assignment.due + extension if assignment.due and extension else assignment.due
        found[row.id] = SubmissionMarks(
            row.student_id, assignment.name,
            tuple(sorted(grades.get(row.id, ()), key=lambda mark: mark.cell)),
            tuple(sorted(comments.get(row.id, ()), key=lambda comment: comment.cell)),
            penalties[row.id], row.timestamp, due, extension,
        )  # fmt: skip
    return found


def interval(value: datetime | timedelta | None) -> timedelta | None:
    """SQLite has no type for it: SQLAlchemy keeps the time that long after the beginning of 1970."""
    return value - datetime(1970, 1, 1) if isinstance(value, datetime) else value
