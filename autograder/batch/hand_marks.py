"""Whether what a human has decided still stands after grading again: while the answer and its points are the same, it does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.notebook.official import roles


def earlier_notebook(path: Path) -> NotebookNode | None:
    """The notebook of ours that the human has seen; None if there is none that can be read."""
    try:
        return nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def confirm(
    grade: Any, score: float | None, earlier: NotebookNode | None, now: NotebookNode | None, *, doubtful: bool = False
) -> None:
    """Enter a program's score into a row of nbgrader's table of grades, and whether a human has to look at it.

    A mark given by hand stays confirmed if it was, and the same answer has got the same score out of the same points.

    Args:
        grade: nbgrader's `Grade`.
        score: None if a human has to decide.
        earlier: what was graded before, as it lies in `autograded/`.
        now: what is graded. Without a mark given by hand neither is looked at.
        doubtful: only a human can tell whether the score is right.
    """
    confirmed = grade.manual_score is not None and not grade.needs_manual_grade
    same = (
        earlier is not None
        and now is not None
        and score == grade.auto_score
        and _answer(earlier, grade.name) == _answer(now, grade.name)
    )
    grade.auto_score = score
    if grade.manual_score is None:
        grade.needs_manual_grade = score is None or doubtful
    else:
        grade.needs_manual_grade = not (confirmed and same)


def _answer(notebook: NotebookNode, cell_id: str) -> tuple[object, ...] | None:
    """What a human has marked: the points that it is about, and the text of the cell or of the solutions that it tests."""
    cells = {roles(cell).grade_id: cell for cell in notebook.cells if roles(cell).grade_id}
    if cell_id not in cells:
        return None
    marked = cells[cell_id]
    points = float(marked.metadata["nbgrader"].get("points", 0))
    if roles(marked).is_solution:
        return points, marked.source
    solutions = {name: cell.source for name, cell in cells.items() if roles(cell).is_solution}
    tested = {name: text for name, text in solutions.items() if re.search(rf"\b{re.escape(name)}\b", marked.source)}
    return points, *sorted((tested or solutions).items())
