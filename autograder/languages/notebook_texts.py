"""A released notebook in another language: the same cells, ids, points and programs, with their texts translated."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping

from nbformat import NotebookNode

from autograder.notebook.official import roles
from autograder.notebook.reading import LANGUAGE

from .code_texts import rewrite_code
from .markdown_texts import rewrite_markdown


def texts(notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    """(text, where it stands) of all texts of a notebook, in order."""
    for cell in notebook.cells:
        found: list[str] = []

        def note(text: str, found: list[str] = found) -> str:
            found.append(text)
            return text

        _source(cell, note)
        # A cell without a name has a number only, which changes with every cell before it.
        where = _kind(cell) if cell.id.startswith("cell-") else f"{cell.id}, {_kind(cell)}"
        yield from ((text, where) for text in found)


def in_language(notebook: NotebookNode, language: str, told: Mapping[str, str]) -> NotebookNode:
    """The notebook in another language.

    Args:
        told: English -> that language; what it does not hold stays English.
    """
    from nbgrader.utils import compute_checksum

    def translate(text: str) -> str:
        return told.get(text, text)

    made = copy.deepcopy(notebook)
    made.metadata[LANGUAGE] = language
    if "title" in made.metadata:
        made.metadata["title"] = translate(made.metadata["title"])
    for cell in made.cells:
        cell.source = _source(cell, translate)
        if "checksum" in cell.metadata.get("nbgrader", {}):
            cell.metadata.nbgrader.checksum = compute_checksum(cell)
    return made


def _source(cell: NotebookNode, translate: Callable[[str], str]) -> str:
    if cell.cell_type == "markdown":
        return rewrite_markdown(cell.source, translate)
    # What runs in the judge or is the student's to write keeps its strings.
    kind = roles(cell)
    return rewrite_code(cell.source, translate, strings=kind.is_demonstration or kind.is_plain)


def _kind(cell: NotebookNode) -> str:
    if cell.cell_type == "markdown":
        return "text"
    kind = roles(cell)
    return "task" if kind.is_solution else "check" if kind.is_test else "code"
