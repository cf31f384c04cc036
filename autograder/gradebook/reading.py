"""Reads all marks with a few queries, however large the class is, and changes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

from autograder.course import Course

from .marks import AssignmentEntry, CellComment, CellMark, Marks, Student, SubmissionMarks
from .tables import Tables, read

NOTHING = Marks({}, {}, {})


def read_marks(course: Course, say: Callable[[str], None] = lambda text: None) -> Marks:
    """All marks of a course; none if it has no gradebook yet.

    Args:
        say: told once if another program has locked the gradebook.

    Raises:
        CannotGoOn: the gradebook is locked for long, damaged, or of another version; one sentence says what to do.
    """
    return read(course, _marks, say) or NOTHING


def _marks(tables: Tables) -> Marks:
    """One query a table: a join of them would repeat what is long."""
    of_notebook = dict(tables.rows("submitted_notebook", "id", "assignment_id"))
    names = dict(tables.rows("base_cell", "id", "name"))
    cells = _graded_cells(tables, names)
    assignments = _assignments(tables, cells)
    students = tables.rows("student", "id", "first_name", "last_name", "email", "lms_user_id")
    return Marks(
        {row.id: Student(row.id, *(value or "" for value in row[1:])) for row in students},
        {entry.name: entry for entry in assignments.values()},
        _submissions(tables, assignments, _grades(tables, of_notebook, cells), _comments(tables, of_notebook, names)),
    )


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


def _grades(tables: Tables, of_notebook: dict[str, str], cells: dict[str, Any]) -> dict[str, list[CellMark]]:
    found = defaultdict(list)
    columns = ("notebook_id", "cell_id", "auto_score", "manual_score", "extra_credit", "needs_manual_grade")
    for row in tables.rows("grade", *columns):
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


def _comments(tables: Tables, of_notebook: dict[str, str], names: dict[str, str]) -> dict[str, list[CellComment]]:
    found = defaultdict(list)
    for row in tables.rows("comment", "notebook_id", "cell_id", "auto_comment", "manual_comment"):
        by_hand = row.manual_comment is not None
        text = row.manual_comment if by_hand else row.auto_comment
        if text and row.notebook_id in of_notebook and row.cell_id in names:
            found[of_notebook[row.notebook_id]].append(CellComment(names[row.cell_id], text, by_hand))
    return found


def _submissions(
    tables: Tables,
    assignments: dict[str, AssignmentEntry],
    grades: dict[str, list[CellMark]],
    comments: dict[str, list[CellComment]],
) -> dict[tuple[str, str], SubmissionMarks]:
    penalties: dict[str, float] = defaultdict(float)
    for row in tables.rows("submitted_notebook", "assignment_id", "late_submission_penalty"):
        penalties[row.assignment_id] += row.late_submission_penalty or 0.0
    found = {}
    for row in tables.rows("submitted_assignment", "id", "assignment_id", "student_id", "timestamp", "extension"):
        if row.assignment_id not in assignments:
            continue
        assignment, extension = assignments[row.assignment_id], _interval(row.extension)
        due = assignment.due + extension if assignment.due and extension else assignment.due
        found[row.student_id, assignment.name] = SubmissionMarks(
            row.student_id, assignment.name,
            tuple(sorted(grades.get(row.id, ()), key=lambda mark: mark.cell)),
            tuple(sorted(comments.get(row.id, ()), key=lambda comment: comment.cell)),
            penalties[row.id], row.timestamp, due, extension,
        )  # fmt: skip
    return found


def _interval(value: datetime | timedelta | None) -> timedelta | None:
    """SQLite has no type for it: SQLAlchemy keeps the time that long after the beginning of 1970."""
    return value - datetime(1970, 1, 1) if isinstance(value, datetime) else value
