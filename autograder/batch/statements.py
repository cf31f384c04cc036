"""Statements of one transaction on nbgrader's tables, and what these know of an assignment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nbgrader import api
from sqlalchemy import Connection, bindparam, insert, select, update

STUDENT, ASSIGNMENT, NOTEBOOK = (one.__table__ for one in (api.Student, api.Assignment, api.Notebook))
CELL, GRADED, TASK = (one.__table__ for one in (api.BaseCell, api.GradeCell, api.TaskCell))
SUBMITTED, SUBMITTED_NOTEBOOK = api.SubmittedAssignment.__table__, api.SubmittedNotebook.__table__
GRADE, COMMENT = api.Grade.__table__, api.Comment.__table__


@dataclass(frozen=True)
class Cell:
    """A cell that gives points (`max_points`), or in which a student writes (`commented`)."""

    id: str
    name: str
    notebook: str
    max_points: float | None
    is_test: bool
    commented: bool


@dataclass
class Official:
    """What the gradebook knows of an assignment: `notebooks` name -> id, its cells, when it is due."""

    id: str
    notebooks: dict[str, str]
    cells: list[Cell]
    due: datetime | None = None


class Statements:
    """Statements of one transaction."""

    def __init__(self, connection: Connection):
        self._connection = connection

    def all(self, query: Any) -> Sequence[Any]:
        """All rows of a query."""
        return self._connection.execute(query).all()

    def insert(self, table: Any, rows: list[dict[str, Any]]) -> None:
        """New rows, all of them with the same columns."""
        if rows:
            self._connection.execute(insert(table), rows)

    def update(self, table: Any, rows: list[dict[str, Any]]) -> None:
        """Each has the `row` that is meant and what is to be in it, all of them in the same columns."""
        if rows:
            values: dict[str, Any] = {column: bindparam(column) for column in rows[0] if column != "row"}
            self._connection.execute(update(table).where(table.c.id == bindparam("row")).values(**values), rows)


def official_of(tables: Statements, assignment: str) -> Official:
    """What there is of the assignment with this id."""
    notebooks = {row.name: row.id for row in tables.all(select(NOTEBOOK).where(NOTEBOOK.c.assignment_id == assignment))}
    cells = tables.all(select(CELL).where(CELL.c.notebook_id.in_(notebooks.values())))
    graded = {
        row.id: row
        for table in (GRADED, TASK)
        for row in tables.all(select(table).where(table.c.id.in_([cell.id for cell in cells])))
    }
    return Official(
        assignment,
        notebooks,
        [
            Cell(
                cell.id, cell.name, cell.notebook_id, graded[cell.id].max_score if cell.id in graded else None,
                cell.id in graded and graded[cell.id].cell_type == "code", cell.type != "GradeCell",
            )
            for cell in cells
        ],
    )  # fmt: skip
