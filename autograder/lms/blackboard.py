"""Blackboard: its downloaded grade centre, tab-separated UTF-16 or CSV, known by the user name and the column's number."""

from __future__ import annotations

import re

from autograder.course import Assignment, Course, CourseError
from autograder.intake.text import shown
from linearloss.sentences import say

from .columns import NUMBERED, columns_of
from .filling import Column, Filled, columns_for, fill
from .grades import Grades
from .table import Table, parsed

WHAT = say(
    "Download it in Blackboard: Grade Center, Work Offline, Download (full grade center); then: autograder export --to blackboard --fill FILE. A column that Blackboard does not know would become a new one worth 0 points."
)
_MAXIMUM = re.compile(r"\[[^\[\]]*?(\d+(?:[.,]\d+)?)[^\[\]]*\]\s*\|\s*\d+$")


def fill_blackboard(
    table: Table, course: Course, grades: Grades, only: Assignment | None, title: str | None, scale: bool
) -> Filled:
    """Fill a grade centre that was downloaded from Blackboard.

    Raises:
        CourseError: it is no such file, or an assignment's column cannot be told.
    """
    candidates = [index for index, heading in enumerate(table.heading) if NUMBERED.fullmatch(heading)]
    login = columns_of(table).get("login")
    if login is None or not candidates:
        raise CourseError(
            say(
                "{name} is no download of Blackboard's: it needs a column of user names (it has: {names}), and grades in columns that end in | and a number. {what}",
                name=table.name,
                names=", ".join(shown(cell, 30) for cell in table.heading[:6]),
                what=WHAT,
            )
        )
    columns = []
    for assignment, index in columns_for(table, course, grades, candidates, only, title):
        found = _MAXIMUM.search(table.heading[index])
        columns.append(Column(index, assignment.name, parsed(found[1]) if found else None))
    return fill(table, columns, grades, scale=scale, keys=[login], whole=only is None)
