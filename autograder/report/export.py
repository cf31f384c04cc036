"""Tables for spreadsheets and programs, safe to open in either."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from autograder.course import CourseError
from autograder.gradebook.marks import CellMark
from autograder.intake.text import as_cell, shown
from linearloss.sentences import say

from .class_results import ClassResults
from .pages import write_whole
from .tally import Submission

LONG_FORM = "records.csv"
HAND = "by hand"


def write_csv(results: ClassResults, path: Path) -> list[Path]:
    """Write the table at `path`, a row a student and assignment, and `records.csv` beside it, a row a graded cell.

    Points and total are left empty while nobody has marked one of the cells: an empty cell is no zero.

    Returns:
        both files.

    Raises:
        CourseError: `path` is itself called `records.csv`.
    """
    if path.name.lower() == LONG_FORM:
        raise CourseError(
            say(
                "{long_form} is written beside the table: give the table another name, e.g. grades.csv.",
                long_form=LONG_FORM,
            )
        )
    write_whole(path, table_of(_wide(results)))
    long_form = path.with_name(LONG_FORM)
    write_whole(long_form, table_of(_long(results)))
    return [path, long_form]


def safe_cell(value: str | float | None) -> str:
    """A cell that no spreadsheet executes."""
    if value is None:
        return ""
    return f"{value:.10g}" if isinstance(value, (int, float)) else as_cell(value)


def table_of(rows: Iterable[Sequence[str | float | None]]) -> str:
    """Rows as CSV, no cell of which a spreadsheet executes."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([safe_cell(cell) for cell in row] for row in rows)
    return buffer.getvalue()


def _wide(results: ClassResults) -> Iterable[Sequence[str | float | None]]:
    # Notebooks may share a test's name; each row is of one assignment, so they can share its columns.
    cells = list(dict.fromkeys(mark.cell for one in results.submissions for mark in one.marks.cells))
    yield [
        "student", "last_name", "first_name", "assignment", "points", "late_penalty", "total", "max_points",
        "points_so_far", "not_graded", "to_confirm", "out_of_date",
    ] + [column for cell in cells for column in (cell, f"{cell} status")]  # fmt: skip
    for one in results.submissions:
        marks, student = one.marks, results.marks.students[one.student]
        is_final = not marks.undecided
        yield [
            shown(one.student, 300), student.last_name, student.first_name, one.assignment,
            marks.points if is_final else None, marks.late_penalty, marks.total if is_final else None, marks.max_points,
            marks.total, _names(marks.undecided), _names(marks.to_confirm), ", ".join(one.outdated),
        ] + [value for cell in cells for value in _points_and_status(one, cell)]  # fmt: skip


def _points_and_status(one: Submission, cell: str) -> tuple[float | None, str | None]:
    mark = next((mark for mark in one.marks.cells if mark.cell == cell), None)
    if mark is None:
        return None, None
    return mark.points if mark.is_given else None, _statuses(one).get(cell, HAND if mark.manual is not None else "")


def _statuses(one: Submission) -> dict[str, str]:
    return {record.test: record.status for record in one.records}


def _names(marks: Iterable[CellMark]) -> str:
    return " ".join(mark.cell for mark in marks)


def _long(results: ClassResults) -> Iterable[Sequence[str | float | None]]:
    yield ["student", "last_name", "first_name", "assignment", "notebook", "cell", "points", "max_points", "by_program",
           "by_hand", "extra", "comment", "status", "diagnoses", "message", "seconds", "isolation"]  # fmt: skip
    for one in results.submissions:
        student = results.marks.students[one.student]
        records = {record.test: record for record in one.records}
        comments = {comment.cell: comment.text for comment in one.marks.comments}
        for mark in one.marks.cells:
            record = records.get(mark.cell)
            yield [
                shown(one.student, 300), student.last_name, student.first_name, one.assignment,
                record.notebook if record else None, mark.cell,
                mark.points if mark.is_given else None, mark.max_points, mark.auto, mark.manual, mark.extra or None,
                comments.get(mark.cell),
            ] + ([
                record.status, " ".join(record.diagnoses), record.message, record.seconds, record.isolation,
            ] if record else [None] * 5)  # fmt: skip
