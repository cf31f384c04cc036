"""Reads a submitted notebook, whatever became of it on the way."""

from __future__ import annotations

import itertools
import json
import re
from typing import Any

from nbformat import NotebookNode

from linearloss.sentences import say

from .nodes import code_cell, markdown_cell, node, notebook

LANGUAGE = "language"  # in a notebook's metadata: what its texts are written in, if that is not English
MOST_CELLS = 2_000
# Of entries of lists and of objects in the whole file Python makes a hundred bytes where two are written, of an object four
# times as many.
MOST_VALUES = 3_000_000
_WEIGHTS = {b",": 1, b"[": 1, b"{": 4}
# Levels of lists and objects in each other. Python stops a little below a thousand, the sooner the deeper it has been called.
MOST_LEVELS = 950
MOST_PICTURES = 100  # pasted into one cell: each that the text shows is looked for among all
PICTURES = ("image/png", "image/jpeg")
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")


class Unreadable(Exception):
    """The file is not a notebook; the message says why, for student and instructor."""


def read_notebook(data: bytes, name: str) -> NotebookNode:
    """The notebook with code and markdown cells only, outputs dropped, ids made unique; of its metadata, the language.

    Args:
        data: UTF-8 or UTF-16, of nbformat 3 to 5.
        name: the file's name, for the reason.

    Raises:
        Unreadable: it is no notebook.
    """
    if not data.strip():
        raise Unreadable(say("{name} is empty.", name=name))
    if sum(weight * data.count(mark) for mark, weight in _WEIGHTS.items()) > MOST_VALUES:
        raise Unreadable(say("{name} is no notebook that anybody writes: it holds millions of values.", name=name))
    try:
        encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        content = json.loads(data.decode(encoding))
        if _is_deep(content):
            raise RecursionError
        return simplify(content, name)
    except ValueError as error:  # of the text, of the JSON, or a number of thousands of digits
        raise Unreadable(
            say("{name} is not a notebook: its text is not JSON ({error}).", name=name, error=str(error)[:120])
        ) from error
    except RecursionError as error:
        raise Unreadable(
            say("{name} is no notebook that anybody writes: its JSON is nested hundreds of levels deep.", name=name)
        ) from error


def _is_deep(content: Any) -> bool:
    level = [content]
    for _ in range(MOST_LEVELS):
        inner = [each for each in level if isinstance(each, (dict, list))]
        level = [each for outer in inner for each in (outer.values() if isinstance(outer, dict) else outer)]
        if not level:
            return False
    return True


def simplify(content: Any, name: str) -> NotebookNode:
    """A notebook's JSON as plain code and markdown cells that remember their ids; of its metadata, the language alone.

    Raises:
        Unreadable: it is no notebook.
    """
    if not isinstance(content, dict):
        raise Unreadable(say("{name} is not a notebook: it holds JSON, but no cells.", name=name))
    if content.get("nbformat") == 3 or (isinstance(content.get("worksheets"), list) and "cells" not in content):
        content = {**content, "cells": _cells_of_format_3(content.get("worksheets"))}
    cells = content.get("cells")
    if not isinstance(cells, list):
        raise Unreadable(say("{name} is not a notebook: it has no list of cells.", name=name))
    if len(cells) > MOST_CELLS:
        raise Unreadable(
            say(
                "{name} has {count} cells: more than a notebook may have ({most}).",
                name=name,
                count=len(cells),
                most=MOST_CELLS,
            )
        )
    kept = [cell for cell in (_cell(item, index) for index, item in enumerate(cells)) if cell is not None]
    metadata = content.get("metadata")
    said = metadata.get(LANGUAGE) if isinstance(metadata, dict) else None
    return notebook(kept, node(**{LANGUAGE: said}) if isinstance(said, str) else None)


def _cells_of_format_3(worksheets: Any) -> list[Any] | None:
    """The cells of a notebook of 2014 and before, as format 4 writes them: code was called input, and headings were cells."""
    of_sheets = worksheets if isinstance(worksheets, list) else []
    found = [sheet.get("cells") for sheet in of_sheets if isinstance(sheet, dict)]
    sheets = [cells for cells in found if isinstance(cells, list)]
    if not sheets:
        return None
    cells = []
    for cell in itertools.islice(itertools.chain.from_iterable(sheets), MOST_CELLS + 1):
        if isinstance(cell, dict) and cell.get("cell_type") == "code":
            cell = {**cell, "source": cell.get("input", "")}
        elif isinstance(cell, dict) and cell.get("cell_type") == "heading":
            level = cell.get("level")
            marks = "#" * min(max(level, 1), 6) if isinstance(level, int) else "#"
            cell = {**cell, "cell_type": "markdown", "source": [f"{marks} ", *_lines(cell.get("source"))]}
        cells.append(cell)
    return cells


def _lines(source: Any) -> list[Any]:
    return source if isinstance(source, list) else [source or ""]


def _cell(item: Any, index: int) -> NotebookNode | None:
    if not isinstance(item, dict):
        return None
    source = item.get("source", "")
    if isinstance(source, list):
        source = "".join(str(line) for line in source)
    if not isinstance(source, str):
        return None
    source = _writable(source)
    metadata = item.get("metadata")
    grader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    names = grader if isinstance(grader, dict) else {}
    make = code_cell if item.get("cell_type") == "code" else markdown_cell
    cell = make(source, f"submitted-{index:04d}")
    if cell.cell_type == "markdown" and isinstance(item.get("attachments"), dict):
        cell.attachments = _pictures(item["attachments"])
    for name in ("grade_id", "checksum"):
        if isinstance(names.get(name), str):
            cell.metadata[name] = _writable(names[name])
    if isinstance(metadata, dict) and isinstance(metadata.get("tags"), list):
        cell.metadata["tags"] = [_writable(tag) for tag in metadata["tags"] if isinstance(tag, str)]
    if isinstance(item.get("id"), str):
        cell.metadata["submitted_id"] = _writable(item["id"])
    return cell


def _writable(text: str) -> str:
    """`text` without lone surrogates, which cannot be written again: the same everywhere, so that names stay found."""
    return text.encode("utf-8", "replace").decode("utf-8")


def is_base64(value: object) -> bool:
    """Whether a picture's data are data: in a page, anything else would stand there as it is."""
    return isinstance(value, str) and _BASE64.fullmatch(value) is not None


def _pictures(attachments: dict[Any, Any]) -> dict[str, dict[str, str]]:
    """Pictures that were pasted into a written answer, the first hundred of them; nothing else may come along."""
    found: dict[str, dict[str, str]] = {}
    for name, data in attachments.items():
        kept = (
            {mime: value for mime, value in data.items() if mime in PICTURES and is_base64(value)}
            if isinstance(data, dict)
            else {}
        )
        if isinstance(name, str) and kept:
            found[_writable(name)] = kept
        if len(found) == MOST_PICTURES:
            break
    return found
