"""Lays a submission over the official notebook: official cells once each, the student's work in them.

Only two things are taken from a submission: the text of its solution, answer and plain code cells,
and the cells that the student added. Test cells, set-up cells, demonstrations, points and metadata
are always the official ones, whatever became of them on the way.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from nbformat import NotebookNode

from autograder.build.stubs import TEXT_STUB

from .code_kind import MOST_LOOKED_AT, read_code
from .nodes import copied, notebook
from .regions import without_secrets
from .written_answers import LOST_ANSWER, find_answers, first_prose

DEMONSTRATION = "demonstration"


class Roles(NamedTuple):
    """What kind an official cell is, read from its nbgrader metadata."""

    grade_id: str
    is_solution: bool
    is_test: bool
    is_setup: bool
    is_demonstration: bool

    @property
    def is_plain(self) -> bool:
        """A cell that the student may change or delete freely."""
        return not self.grade_id and not self.is_demonstration


def roles(cell: NotebookNode) -> Roles:
    """The roles of an official cell."""
    metadata = cell["metadata"]  # asking for attributes of a node takes long, and this is asked often
    grader = metadata.get("nbgrader", {})
    solution, grade = bool(grader.get("solution")), bool(grader.get("grade"))
    code = cell["cell_type"] == "code"
    return Roles(
        str(grader.get("grade_id", "")),
        is_solution=solution,
        is_test=grade and not solution and code,
        is_setup=bool(grader.get("locked")) and not grade and not solution and code,
        is_demonstration=DEMONSTRATION in metadata.get("tags", ()),
    )


@dataclass
class _Submission:
    """The submitted cells, sorted by the official cell they stand for (or follow)."""

    matched: dict[str, NotebookNode] = field(default_factory=dict)  # official id -> last match
    extras: dict[str, list[NotebookNode]] = field(default_factory=dict)  # official id -> cells that follow it
    earlier: dict[str, list[NotebookNode]] = field(default_factory=dict)  # official id -> earlier copies of it
    sources: list[str] = field(default_factory=list)  # of all code cells
    retyped: set[str] = field(default_factory=set)  # solutions of which there is no cell of the right type
    looked_at: int = 0  # cells of which the code was read

    def defines(self, source: str, names: Collection[str]) -> bool:
        """Whether a cell defines one of these names; of so many cells that nobody writes them, the last are not looked at."""
        if self.looked_at >= MOST_LOOKED_AT or not any(name in source for name in names):
            return False
        self.looked_at += 1
        return not read_code(source).names.isdisjoint(names)


def merge(official: NotebookNode, submitted: NotebookNode) -> NotebookNode:
    """The official notebook with the student's solutions, and the student's own cells where they stood.

    A cell is matched by its grade id, else by its cell id, else (if it is not a solution) by its
    text. A solution that a key has turned from code into prose or raw text, or the other way round, gets its type
    back. Of two solution cells with one id the last counts, and the earlier one stays before it as
    a cell of the student's own. So does, behind the official one, a test or set-up cell into which
    the student has merged a solution. A plain cell that the student deleted stays deleted.
    An answer in words that is not in its cell is the prose that stands beside it (`find_answers`).
    """
    sorted_cells = _sort(official, submitted)
    cells = list(sorted_cells.extras.get("", []))
    for cell in official.cells:
        cells.extend(sorted_cells.earlier.get(cell.id, []))
        cells.extend(_official(cell, sorted_cells))
        cells.extend(sorted_cells.extras.get(cell.id, []))
    return notebook(cells, copied(official.metadata))


def _sort(official: NotebookNode, submitted: NotebookNode) -> _Submission:
    by_id = {cell.id: cell for cell in official.cells}
    solutions = solution_ids(official)
    by_text = {_text(cell): cell.id for cell in official.cells if not roles(cell).is_solution}
    found = _Submission()
    found.retyped = solutions - {
        cell.metadata.get("grade_id")
        for cell in submitted.cells
        if cell.metadata.get("grade_id") in by_id and by_id[cell.metadata["grade_id"]].cell_type == cell.cell_type
    }
    after = ""
    for cell in submitted.cells:
        if cell.cell_type == "code":
            found.sources.append(cell.source)
        key = _match(cell, by_id, by_text, found.retyped)
        if key is None:
            found.extras.setdefault(after, []).append(_extra(cell))
            continue
        is_solution = roles(by_id[key]).is_solution
        if is_solution and key in found.matched:
            found.earlier.setdefault(key, []).append(_extra(found.matched[key]))
        found.matched[key] = cell
        after = key
        changed = not is_solution and cell.cell_type == "code" and by_text.get(_text(cell)) != key
        if changed and found.defines(cell.source, solutions):
            found.extras.setdefault(after, []).append(_extra(cell))
    answers = {cell.id for cell in official.cells if cell.cell_type == "markdown" and roles(cell).is_solution}
    find_answers(official.cells, answers, found.matched, found.extras, found.earlier)
    return found


def _match(
    cell: NotebookNode, by_id: dict[str, NotebookNode], by_text: dict[tuple[str, str], str], retyped: set[str]
) -> str | None:
    if cell.metadata.get("grade_id") in retyped:
        return str(cell.metadata["grade_id"])
    for key in (cell.metadata.get("grade_id"), cell.metadata.get("submitted_id"), by_text.get(_text(cell))):
        if key in by_id and by_id[key].cell_type == cell.cell_type:
            return str(key)
    return None


def _official(cell: NotebookNode, submitted: _Submission) -> list[NotebookNode]:
    role = roles(cell)
    fresh = copied(cell)
    mine = submitted.matched.get(cell.id)
    if cell.cell_type == "code":
        fresh.outputs, fresh.execution_count = [], None
    if role.is_solution:
        fresh.source = mine.source if mine is not None else _missing(cell, role, submitted)
        if mine is not None and mine.get("attachments") and fresh.cell_type == "markdown":
            fresh.attachments = mine.attachments
    elif role.is_plain and cell.cell_type == "code":
        if mine is None:
            return []
        fresh.source = mine.source
    return [fresh]


def _missing(cell: NotebookNode, role: Roles, submitted: _Submission) -> str:
    own = [one for extras in submitted.extras.values() for one in extras]
    if cell.cell_type != "code":
        return LOST_ANSWER if first_prose(own) is not None else TEXT_STUB
    if any(submitted.defines(source, [role.grade_id]) for source in submitted.sources):
        return f"# The cell of {role.grade_id} lost its id; another cell of the notebook defines it."
    for one in own:  # a key has made prose of it, and an editor has taken its ids away
        if one.cell_type == "markdown" and submitted.defines(one.source, [role.grade_id]):
            return str(one.source)
    return f"# The cell of {role.grade_id} is missing from the submission."


def solution_ids(official: NotebookNode) -> set[str]:
    """The ids of the cells that students fill in."""
    return {roles(cell).grade_id for cell in official.cells if roles(cell).is_solution}


def belongs_to(submitted: NotebookNode, candidates: dict[str, set[str]]) -> str | None:
    """Which of `candidates` (name -> solution ids) a notebook is, by most ids in common; None if none."""
    ids = {cell.metadata.get("grade_id") for cell in submitted.cells}
    overlap = {name: len(ids & theirs) for name, theirs in candidates.items()}
    best = max(overlap, key=lambda name: overlap[name], default=None)
    return best if best is not None and overlap[best] else None


def _extra(cell: NotebookNode) -> NotebookNode:
    fresh = copied(cell)
    fresh.metadata.clear()
    return fresh


def _text(cell: NotebookNode) -> tuple[str, str]:
    return cell.cell_type, without_secrets(cell.source).strip()
