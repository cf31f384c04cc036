"""Turns the cells of a source into an nbgrader source notebook, the same bytes every time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from .generated import with_generated_text
from .hints import ladder
from .markers import NAMELESS, Cell, read_source

SCHEMA_VERSION = 3
KERNELSPEC = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}

# (grade, solution, locked) of nbgrader's metadata for each kind of cell.
FLAGS = {
    "setup": (False, False, True),
    "question": (False, False, True),
    "solution": (False, True, False),
    "test": (True, False, True),
    "answer": (True, True, False),
}
# Jupyter, and whatever runs a notebook by its rules, goes on below such a cell: else one solution that stops, and then the check
# of what it has not defined, would end "Run All" there.
GOES_ON = "raises-exception"


def expand(path: Path) -> nbformat.NotebookNode:
    """The nbgrader source (with solutions and hidden tests) of the `py:percent` file at `path`.

    Cell ids equal grade ids, or are numbered: random ones would make every build differ.

    Raises:
        MarkerError: the source is not well formed.
    """
    sources = with_generated_text(read_source(path), path)
    cells = [_expand_cell(cell, number) for number, cell in enumerate(sources, 1)]
    metadata = {"kernelspec": KERNELSPEC, "language_info": {"name": "python"}}
    return new_notebook(cells=cells, metadata=metadata)


def _expand_cell(cell: Cell, number: int) -> nbformat.NotebookNode:
    metadata: dict[str, Any] = {}
    if cell.kind in NAMELESS:
        metadata["tags"] = ["demonstration"]
    elif cell.kind in FLAGS:
        grade, solution, locked = FLAGS[cell.kind]
        metadata["nbgrader"] = {
            "schema_version": SCHEMA_VERSION,
            "grade": grade,
            "grade_id": cell.name,
            "locked": locked,
            "solution": solution,
            "task": False,
        }
        if cell.points is not None:
            metadata["nbgrader"]["points"] = cell.points
        if cell.kind in ("solution", "test"):
            metadata["tags"] = [GOES_ON]
    make = new_code_cell if cell.is_code else new_markdown_cell
    source = ladder(cell.source) if cell.kind == "hints" else cell.source
    return make(source=source, metadata=metadata, id=cell.id or f"cell-{number:03d}")


def write_notebook(notebook: nbformat.NotebookNode, path: Path) -> None:
    """Write a notebook as nbformat does, with one newline at the end."""
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.validate(notebook)
    path.write_text(nbformat.writes(notebook, version=4).rstrip("\n") + "\n", encoding="utf-8")
