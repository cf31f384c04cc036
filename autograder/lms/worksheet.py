"""Moodle's grading worksheet of one assignment, known by its content: its headings are in the language of the site.

Columns, from `mod/assign/feedback/offline`: the identifier (`Participant 123`), the name unless it is hidden, what the site shows
of students, the status, **the grade, its maximum, whether it can be changed**, times, feedback comments.
"""

from __future__ import annotations

import re

from .table import Table, parsed

PARTICIPANT = re.compile(r"(\D+?)\s*(\d+)")
_NO_GRADE = re.compile(r"-?|\d+(?:[.,]\d+)?")


def grade_column(table: Table) -> int | None:
    """The column of the grade, which those of the maximum and of `can be changed` follow; None if it is no worksheet."""
    found = [PARTICIPANT.fullmatch(cell) for cell in table.column(0)]
    if len({one and one[1] for one in found}) != 1 or None in found:
        return None
    fitting = [index for index in range(1, len(table.heading) - 2) if _is_grade(table, index)]
    return fitting[0] if len(fitting) == 1 else None


def _is_grade(table: Table, index: int) -> bool:
    grades, maxima, changed = ({*table.column(index + offset)} for offset in range(3))
    return (
        all(_NO_GRADE.fullmatch(cell) for cell in grades)
        and len(maxima) == 1
        and bool(parsed(*maxima))
        and len(changed) <= 2
        and all(cell and parsed(cell) is None for cell in changed)
    )
