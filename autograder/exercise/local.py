"""Runs code of the course's own in the judge."""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Iterator
from typing import Any

from nbformat import NotebookNode

from autograder.course import CourseError
from autograder.notebook.official import roles


def solved_names(official: NotebookNode) -> dict[str, Any]:
    """What the set-up and solution cells of an official notebook define, run here.

    Raises:
        CourseError: one of them ends with an error.
    """
    names: dict[str, Any] = {"__name__": "__main__"}
    for cell in solved_cells(official):
        role = roles(cell)
        where = "the set-up cells" if role.is_setup else f"the solution {role.grade_id}"
        try:
            run(cell.source, names)
        except Exception as error:
            raise CourseError(
                f"solutions/ is broken: {where} of the official notebook: {type(error).__name__}: {error}"
            ) from error
    return names


def solved_cells(official: NotebookNode) -> Iterator[NotebookNode]:
    """The set-up and solution cells of an official notebook."""
    for cell in official.cells:
        role = roles(cell)
        if role.is_setup or (role.is_solution and cell.cell_type == "code"):
            yield cell


def run(source: str, names: dict[str, Any]) -> None:
    """Execute trusted code in a namespace, without its output."""
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(compile(source, "<cell>", "exec"), names)
