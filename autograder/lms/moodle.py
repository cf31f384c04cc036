"""Moodle: its offline grading worksheet and its gradebook, in any language.

Rules: `mod/assign/feedback/offline/importgradeslib.php`, `mod/assign/feedback/file/importziplib.php`,
`grade/import/csv/classes/load_data.php`. Column names are translated, so columns are found by their content.
"""

from __future__ import annotations

from autograder.course import Assignment, Course, CourseError
from autograder.intake.text import shown
from linearloss.sentences import say

from .columns import NUMBERED, columns_of, is_of_canvas
from .filling import Column, Filled, column_of, columns_for, fill
from .grades import Grades
from .table import Table, cell_of, parsed
from .worksheet import grade_column

WHERE = say(
    "Download it in Moodle: the assignment, Submissions, Actions, Download grading worksheet (its settings must offer `Offline grading worksheet` as a feedback type)"
)
WHAT = say("{where}; then: autograder export --to moodle --assignment NAME --fill FILE", where=WHERE)
_NO = {"no", "nein", "non", "não", "nie", "nee", "nej", "нет", "아니오", "아니요", "いいえ", "否"}


def fill_moodle(
    table: Table, course: Course, grades: Grades, only: Assignment | None, title: str | None, scale: bool
) -> Filled:
    """Fill a grading worksheet of one assignment, or an export of the gradebook.

    Raises:
        CourseError: it is neither, or nothing says which assignment it is of.
    """
    if (grade := grade_column(table)) is not None:
        assignment = only or _named_by_the_file(table, course)
        most = parsed(cell_of(table.rows[1], grade + 1))
        locked = _locked(table, grade + 2)
        return fill(table, [Column(grade, assignment.name, most)], grades, locked=locked, scale=scale, keys=[0])
    known = columns_of(table)
    _refuse_others(table)
    keys = [known[kind] for kind in ("email", "number", "login") if kind in known]
    if not keys:
        raise CourseError(
            say(
                "{name} is no worksheet of Moodle's, and has no column of addresses or ids. {what}",
                name=table.name,
                what=WHAT,
            )
        )
    candidates = [index for index in range(len(table.heading)) if index not in known.values()]
    columns = [Column(index, one.name) for one, index in columns_for(table, course, grades, candidates, only, title)]
    return fill(table, columns, grades, scale=scale, keys=keys, whole=only is None)


def _refuse_others(table: Table) -> None:
    """Raises `CourseError` for a file of another system: one unknown user stops Moodle's import, and Canvas's rows are not all users."""
    system = "canvas" if is_of_canvas(table) else "blackboard" if any(map(NUMBERED.fullmatch, table.heading)) else ""
    if system:
        raise CourseError(
            say("{name} is a file of another system: --to {system}. {what}", name=table.name, system=system, what=WHAT)
        )


def _named_by_the_file(table: Table, course: Course) -> Assignment:
    name = Table(table.name, [[table.name, ""]])
    found = [one for one in course.assignments if column_of(name, one, [0]) is not None]
    if len(found) == 1:
        return found[0]
    raise CourseError(
        say(
            "{name} is of one assignment, but does not say which: name it by --assignment, e.g. -a {assignment}",
            name=table.name,
            assignment=course.assignments[0].name,
        )
    )


def _locked(table: Table, index: int) -> dict[int, str]:
    """The rows whose grade Moodle does not let be changed."""
    return {
        number: say(
            "Moodle does not let this grade be changed ({heading}: {row})",
            heading=shown(table.heading[index], 40),
            row=shown(cell_of(row, index), 20),
        )
        for number, row in enumerate(table.rows[1:], 1)
        if cell_of(row, index).casefold() in _NO
    }
