"""Canvas: its gradebook. Rules: canvas-lms `lib/gradebook_importer.rb`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from autograder.course import Assignment, Course, CourseError
from autograder.intake.text import shown
from linearloss.sentences import say

from .columns import is_maxima, is_of_canvas
from .filling import Column, Filled, columns_for, fill
from .grades import Grades
from .table import Table, cell_of, parsed

WHAT = say(
    "Download it in Canvas: Grades, Export, Export Entire Gradebook; then: autograder export --to canvas --fill FILE. A file that Canvas does not know would make new assignments there."
)
_STUDENT = ("id", "sis user id", "sis login id", "integration id", "root account", "section", "email")
_COMPUTED = re.compile(r"(?:current|final|unposted|override)\b.*", re.IGNORECASE)
_HAS_ID = re.compile(r".*\(\d+\)", re.DOTALL)


def fill_canvas(
    table: Table, course: Course, grades: Grades, only: Assignment | None, title: str | None, scale: bool
) -> Filled:
    """Fill a gradebook that was exported from Canvas.

    Raises:
        CourseError: it is no such file, or an assignment's column cannot be told.
    """
    headings = [cell.casefold() for cell in table.heading]
    if not is_of_canvas(table):
        raise CourseError(
            say(
                "{name} is no gradebook of Canvas: its first columns are not Student and ID. {what}",
                name=table.name,
                what=WHAT,
            )
        )
    maxima: Sequence[str] = next((row for row in table.rows[1:3] if is_maxima(row)), ())
    own = max(index for index, heading in enumerate(headings) if index == 0 or heading in _STUDENT)
    candidates = [
        index
        for index in range(own + 1, len(headings))
        if table.heading[index]
        and not _is_computed(table.heading[index])
        and "read only" not in cell_of(maxima, index).casefold()
    ]
    columns = []
    for assignment, index in columns_for(table, course, grades, candidates, only, title):
        if not _HAS_ID.fullmatch(table.heading[index]):
            raise CourseError(
                say(
                    "{name}: the column {heading} does not end in Canvas's number, e.g. (123): Canvas would make a new assignment. {what}",
                    name=table.name,
                    heading=shown(table.heading[index]),
                    what=WHAT,
                )
            )
        columns.append(Column(index, assignment.name, parsed(cell_of(maxima, index))))
    return fill(table, columns, grades, scale=scale, keys=[headings.index("id")], whole=only is None)


def _is_computed(heading: str) -> bool:
    """`Current Score`, `Homework Final Grade`: sums that Canvas makes, not assignments (which end in their number)."""
    return not _HAS_ID.fullmatch(heading) and bool(_COMPUTED.search(heading))
