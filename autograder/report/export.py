"""Tables for spreadsheets and programs, safe to open in either."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from autograder.course import CourseError
from autograder.intake.text import clean, is_formula, shown
from autograder.judge.records import Record

from .pages import write_whole
from .tally import order_of_tests, submissions

LONG_FORM = "records.csv"


def write_csv(records: Iterable[Record], path: Path) -> list[Path]:
    """Write the table at `path`, a row a student and assignment, and `records.csv` beside it, a row a test.

    A total is left empty while one of its tests is not graded: an empty cell is no zero.

    Returns:
        both files.

    Raises:
        CourseError: `path` is itself called `records.csv`.
    """
    if path.name.lower() == LONG_FORM:
        raise CourseError(f"{LONG_FORM} is written beside the table: give the table another name, e.g. grades.csv.")
    records = list(records)
    long_form = path.with_name(LONG_FORM)
    write_whole(path, table_of(_wide(records)))
    write_whole(long_form, table_of(_long(records)))
    return [path, long_form]


def safe_cell(value: str | float | None) -> str:
    """A cell that no spreadsheet executes: text that would start a formula starts with an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        return f"{value:.10g}"
    text = clean(value)
    return f"'{text}" if is_formula(value) else text


def table_of(rows: Iterable[Sequence[str | float | None]]) -> str:
    """Rows as CSV, no cell of which a spreadsheet executes."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([safe_cell(cell) for cell in row] for row in rows)
    return buffer.getvalue()


def _wide(records: list[Record]) -> Iterable[Sequence[str | float | None]]:
    found = submissions(records)
    # Notebooks may share a test's name; each row is of one assignment, so they can share its columns.
    tests = list(dict.fromkeys(test for _, test in order_of_tests(found)))
    yield ["student", "assignment", "points", "max_points", "not_graded"] + [
        column for test in tests for column in (test, f"{test} status")
    ]
    for one in found:
        by_test = {record.test: record for record in one.records}
        cells = [by_test.get(test) for test in tests]
        total = None if one.ungraded else one.points
        waiting = " ".join(record.test for record in one.ungraded)
        yield [shown(one.student, 300), one.assignment, total, one.max_points, waiting] + [
            cell for record in cells for cell in ((record.points, record.status) if record else (None, None))
        ]


def _long(records: list[Record]) -> Iterable[Sequence[str | float | None]]:
    yield ["student", "assignment", "notebook", "test", "points", "max_points", "status", "diagnoses", "message",
           "seconds", "isolation"]  # fmt: skip
    for one in submissions(records):
        for record in one.records:
            yield [
                shown(record.student, 300), record.assignment, record.notebook, record.test, record.points, record.max_points,
                record.status, " ".join(record.diagnoses), record.message, record.seconds, record.isolation,
            ]  # fmt: skip
