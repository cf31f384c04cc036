"""Runs code of the course's own in the judge."""

from __future__ import annotations

import contextlib
import io
import warnings
from typing import Any

from nbformat import NotebookNode

from autograder.notebook.official import roles


def solved_names(official: NotebookNode) -> dict[str, Any]:
    """What the set-up and solution cells of an official notebook define, run here."""
    names: dict[str, Any] = {"__name__": "__main__"}
    for cell in official.cells:
        role = roles(cell)
        if role.is_setup or (role.is_solution and cell.cell_type == "code"):
            run(cell.source, names)
    return names


def run(source: str, names: dict[str, Any]) -> None:
    """Execute trusted code in a namespace, without its output."""
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(compile(source, "<cell>", "exec"), names)
