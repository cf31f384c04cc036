"""Where an answer in words stands if its own cell is gone, or is as it was handed out: keys turn, copy, split and merge cells.

nbgrader gives 0 to an answer that is as it was handed out, and no human reads it. So what may be the answer is laid into its cell.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from nbformat import NotebookNode

from autograder.build.generated import says_points
from autograder.build.stubs import TEXT_STUB

from .code_kind import MOST_LOOKED_AT, read_code
from .nodes import markdown_cell
from .regions import without_secrets

# In the place of an answer that may stand in one of the student's own cells: as it is no stub, a human looks.
LOST_ANSWER = "*The cell of this answer is missing from the submission. It may stand in another cell of prose.*"
OwnCells = Mapping[str, list[NotebookNode]]  # by the official cell beside which they stand


def find_answers(
    official: Sequence[NotebookNode],
    answers: Collection[str],
    matched: dict[str, NotebookNode],
    extras: OwnCells,
    earlier: OwnCells,
) -> None:
    """Complete `matched`; an own cell that is taken for an answer is taken out of `extras` or `earlier`.

    Args:
        answers: the ids of the cells that are answered in words.
        matched: official id -> the submitted cell that stands for it.
        extras: own cells behind an official one.
        earlier: copies of an official one before the last.
    """
    for place, cell in enumerate(official):
        if cell.id not in answers or _says_something(matched.get(cell.id)):
            continue
        before, behind = official[:place][-1:], official[place + 1 :][:1]
        beside = extras.get(before[0].id if before else "", [])
        found = _taken(earlier.get(cell.id, [])[::-1], earlier.get(cell.id, []))
        found = found or _taken(beside, beside) or _taken(extras.get(cell.id, []), extras.get(cell.id, []))
        found = found or _merged_with(before, behind, matched)
        if found is None and cell.id not in matched:  # editors that keep no metadata take the ids away
            found = next((one for one in beside if one.cell_type == "markdown" and one.source.strip()), None)
            if found is not None:
                beside.remove(found)
        if found is not None:
            matched[cell.id] = found


def first_prose(cells: Iterable[NotebookNode]) -> NotebookNode | None:
    """The first cell that says something to a human; of code, which has to be read for that, so much is looked at."""
    code = 0
    for cell in cells:
        code += cell.cell_type == "code"
        if (cell.cell_type != "code" or code <= MOST_LOOKED_AT) and _may_be_prose(cell):
            return cell
    return None


def _may_be_prose(cell: NotebookNode) -> bool:
    """Whether a cell says something to a human: prose, also where a key has made a code cell of it."""
    if not _says_something(cell) or cell.cell_type == "markdown":
        return _says_something(cell)
    if cell.source.lstrip().startswith(("%", "!")):
        return False
    return read_code(cell.source).kind in ("no Python", "constants")


def _says_something(cell: NotebookNode | None) -> bool:
    return cell is not None and cell.source.strip() not in ("", TEXT_STUB)


def _taken(candidates: Sequence[NotebookNode], cells: list[NotebookNode]) -> NotebookNode | None:
    found = first_prose(candidates)
    if found is not None:
        cells.remove(found)
    return found


def _merged_with(
    before: Sequence[NotebookNode], behind: Sequence[NotebookNode], matched: Mapping[str, NotebookNode]
) -> NotebookNode | None:
    """What was added to the end of the official prose before the answer, or to the beginning of that behind it."""
    for cell, at_the_end in [(one, True) for one in before] + [(one, False) for one in behind]:
        theirs = matched.get(cell.id)
        if theirs is None or cell.cell_type != "markdown":
            continue
        own, lines = _lines(without_secrets(cell.source)), _lines(theirs.source)
        is_whole = own == (lines[: len(own)] if at_the_end else lines[-len(own) :])
        added = "\n".join(lines[len(own) :] if at_the_end else lines[: -len(own)]) if own and is_whole else ""
        found = markdown_cell(added.replace(TEXT_STUB, "").strip(), theirs.id)
        if _says_something(found):
            return found
    return None


def _lines(source: str) -> list[str]:
    return [line.rstrip() for line in source.strip().splitlines() if not says_points(line)]
