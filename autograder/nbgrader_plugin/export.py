"""nbgrader's CSV export, whose columns hold whatever students are called, and no cell of which is a formula to a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from nbgrader.api import Assignment, Gradebook, MissingEntry, Student
from nbgrader.plugins import CsvExportPlugin

from autograder.gradebook.trouble import trouble_of
from autograder.report.export import safe_cell
from autograder.report.pages import write_whole

_HEADING = (
    "assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email",
    "raw_score", "late_submission_penalty", "score", "max_score",
)  # fmt: skip


class SafeCsvExportPlugin(CsvExportPlugin):
    """A student may be called `Doe, Jr.` or `=HYPERLINK(…)`: that must stay one cell, and a name.

    nbgrader's own writes names without quotes: a comma in one moves the marks of its row into other columns.
    """

    def export(self, gradebook: Gradebook) -> None:
        path = Path(self.to or "grades.csv")
        self.log.info("Exporting grades to %s", path)
        buffer = StringIO()
        csv.writer(buffer).writerows([_HEADING, *self._rows(gradebook)])
        try:
            write_whole(path, buffer.getvalue())
        except OSError as error:  # nbgrader would show a traceback
            self.log.error(str(trouble_of(error, "") or error))
            raise SystemExit(1) from error

    def _rows(self, gradebook: Gradebook) -> Iterator[list[str]]:
        """One for each assignment and student who are asked for; who handed in nothing has zeros, as nbgrader has it."""
        assignments, students = {str(one) for one in self.assignment}, {str(one) for one in self.student}
        for assignment in gradebook.assignments:
            if assignments and assignment.name not in assignments:
                continue
            for student in gradebook.students:
                if not students or student.id in students:
                    yield _row(gradebook, assignment, student)


def _row(gradebook: Gradebook, assignment: Assignment, student: Student) -> list[str]:
    timestamp, raw, penalty = None, 0.0, 0.0
    try:
        submission = gradebook.find_submission(assignment.name, student.id)
        timestamp, raw, penalty = submission.timestamp, submission.score, submission.late_submission_penalty
    except MissingEntry:
        pass
    texts = (
        assignment.name,
        assignment.duedate,
        timestamp,
        student.id,
        student.last_name,
        student.first_name,
        student.email,
    )
    numbers = (raw, penalty, max(0.0, raw - (penalty or 0.0)), assignment.max_score)
    # A negative number is no formula.
    return [safe_cell(None if one is None else str(one)) for one in texts] + [
        "" if one is None else str(one) for one in numbers
    ]
