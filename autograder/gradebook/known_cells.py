"""The cells that the gradebook knows of each assignment, whether graded or not."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from autograder.course import Course

from .tables import Tables, read

_KINDS = {"GradeCell": "grade", "SolutionCell": "solution", "TaskCell": "task"}


@dataclass(frozen=True)
class KnownCells:
    """What the gradebook knows of an assignment.

    Attributes:
        submissions: how many students' it holds.
        cells: (notebook, kind, id), where a kind is `grade`, `solution`, `task` or `source`.
    """

    submissions: int
    cells: tuple[tuple[str, str, str], ...]


def read_cells(course: Course) -> dict[str, KnownCells]:
    """Assignment -> its cells.

    Raises:
        CannotGoOn: the gradebook cannot be read.
    """
    return read(course, _known_cells) or {}


def _known_cells(tables: Tables) -> dict[str, KnownCells]:
    notebooks = {row.id: row for row in tables.rows("notebook", "id", "name", "assignment_id")}
    handed_in = Counter(row.assignment_id for row in tables.rows("submitted_assignment", "assignment_id"))
    found = [
        (row.notebook_id, _KINDS[row.type], row.name) for row in tables.rows("base_cell", "notebook_id", "type", "name")
    ]
    found += [(row.notebook_id, "source", row.name) for row in tables.rows("source_cell", "notebook_id", "name")]
    cells = defaultdict(list)
    for notebook, kind, name in found:
        if notebook in notebooks:
            cells[notebooks[notebook].assignment_id].append((notebooks[notebook].name, kind, name))
    return {
        row.name: KnownCells(handed_in[row.id], tuple(cells[row.id])) for row in tables.rows("assignment", "id", "name")
    }
