"""Submitted files: what can be read is read, and what cannot gets a reason, never a traceback."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_course import handed_in, official

from autograder.course import Course
from autograder.notebook.reading import Unreadable, read_notebook, simplify

CELLS = [
    {"cell_type": "markdown", "metadata": {}, "source": ["# Title\n", "text"]},
    {"cell_type": "code", "metadata": {"nbgrader": {"grade_id": "f"}, "tags": ["a", 1]}, "source": "x = 'ä€😀'", "outputs": [],
     "execution_count": 3, "id": "abc"},
]  # fmt: skip
CONTENT: dict[str, Any] = {"cells": CELLS, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def sources(data: bytes) -> list[str]:
    return [cell.source for cell in read_notebook(data, "n.ipynb").cells]


EXPECTED = ["# Title\ntext", "x = 'ä€😀'"]
TEXT = json.dumps(CONTENT, ensure_ascii=False)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(TEXT.encode(), id="utf-8"),
        pytest.param(TEXT.encode("utf-8-sig"), id="bom"),
        pytest.param(TEXT.encode("utf-16"), id="utf-16"),
        pytest.param(b"\xfe\xff" + TEXT.encode("utf-16-be"), id="utf-16-be"),
        pytest.param(json.dumps(CONTENT).encode("ascii"), id="escaped"),
        pytest.param(b"\n\r\n " + TEXT.encode() + b"\n\n", id="blank around"),
        pytest.param(json.dumps(CONTENT | {"nbformat": 5, "nbformat_minor": 99}).encode(), id="nbformat 5"),
        pytest.param(json.dumps(CONTENT | {"nbformat": 99}).encode(), id="nbformat 99"),
        pytest.param(json.dumps({"cells": CELLS}).encode(), id="no version"),
        pytest.param(json.dumps(CONTENT | {"nbformat": "four", "metadata": None}).encode(), id="odd version"),
    ],
)
def test_what_can_be_read(data: bytes) -> None:
    assert sources(data) == EXPECTED


def test_format_3() -> None:
    old = nbformat.convert(nbformat.from_dict(json.loads(json.dumps({
        "nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""},
        "worksheets": [{"metadata": {}, "cells": [
            {"cell_type": "heading", "level": 1, "metadata": {}, "source": "Title"},
            {"cell_type": "code", "language": "python", "metadata": {}, "input": "x = 1", "outputs": [], "prompt_number": 1},
        ]}],
    }))), 3)  # fmt: skip
    assert sources(json.dumps(old).encode()) == ["# Title", "x = 1"]


@pytest.mark.parametrize(
    ("level", "source"), [(2_000_000_000, "###### x"), (-1, "# x"), ("many", "# x"), (None, "# x"), (1e300, "# x")]
)
def test_a_heading_of_format_3_has_a_level_that_exists(level: Any, source: str) -> None:
    cell = {"cell_type": "heading", "level": level, "source": "x", "metadata": {}}
    assert sources(json.dumps({"nbformat": 3, "worksheets": [{"cells": [cell]}]}).encode()) == [source]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b"\x00" * 100, "not JSON"),
        (TEXT.encode()[:-20], "not JSON"),
        (b"{", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"\x80\x81", "not JSON"),
        (TEXT.encode("utf-32"), "not JSON"),
        (b"%PDF-1.7", "not JSON"),
        (b"PK\x03\x04", "not JSON"),
        (b"[" * 100_000, "nested hundreds of levels deep"),
        (b"[" * 951 + b"]" * 951, "nested hundreds of levels deep"),
        (b"[" * 949 + b"]" * 949, "no cells"),
        (b'{"cells": ' + b"1" * 5000 + b"}", "not JSON"),
        (b"[]", "no cells"),
        (b"3", "no cells"),
        (b"null", "no cells"),
        (b'"cells"', "no cells"),
        (b"{}", "no list of cells"),
        (b'{"cells": {}}', "no list of cells"),
        (b'{"cells": null}', "no list of cells"),
        (b'{"nbformat": 3, "worksheets": 5}', "no list of cells"),
        (b'{"nbformat": 3, "worksheets": [5]}', "no list of cells"),
        (b'{"worksheets": [{"cells": 1}]}', "no list of cells"),
        (b'{"cells": [], "x": [' + b"[]," * 2_000_000 + b"0]}", "millions of values"),
        (b'{"cells": [], "x": [' + b"{}," * 700_000 + b"0]}", "millions of values"),
    ],
    ids=lambda part: repr(part)[:20],
)
def test_what_cannot_be_read_says_why(data: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=r"^n\.ipynb") as caught:
        read_notebook(data, "n.ipynb")
    assert why in str(caught.value) and len(str(caught.value)) < 300 and "\n" not in str(caught.value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from(["cell_type", "source", "metadata", "id", "outputs"])
CELL = st.dictionaries(KEYS, JSON | st.sampled_from(["code", "markdown", "x = 1"]), max_size=5)


@given(st.lists(CELL | JSON, max_size=4))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_any_json_in_the_list_of_cells(cells: list[Any]) -> None:
    notebook = simplify({"cells": cells}, "n.ipynb")
    assert all(cell.cell_type in ("code", "markdown") for cell in notebook.cells)
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)
    nbformat.writes(notebook).encode("utf-8")


@given(st.binary(max_size=200))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_any_bytes(data: bytes) -> None:
    with contextlib.suppress(Unreadable):
        read_notebook(data, "n.ipynb")


def test_cells_remember_what_they_were_and_forget_the_rest() -> None:
    code = read_notebook(TEXT.encode(), "n").cells[1]
    assert code.metadata == {"grade_id": "f", "tags": ["a"], "submitted_id": "abc"}
    assert code.outputs == [] and code.execution_count is None


def test_lone_surrogates_can_be_written_again() -> None:
    text = json.dumps({"cells": [{"cell_type": "code", "source": "x = '\ud800'", "metadata": {}}]})
    nbformat.writes(read_notebook(text.encode(), "n")).encode("utf-8")


def test_no_name_of_a_cell_or_a_picture_holds_what_cannot_be_written() -> None:
    """A name that a text and its attachment share is the same in both afterwards."""
    half = "\ud800"
    cell = {
        "cell_type": "markdown",
        "id": half,
        "source": f"![x](attachment:{half})",
        "metadata": {"tags": [half], "nbgrader": {"grade_id": half, "checksum": half}},
        "attachments": {half: {"image/png": "QUJD"}},
    }
    (read,) = read_notebook(json.dumps({"cells": [cell]}).encode(), "a.ipynb").cells
    json.dumps(read, ensure_ascii=False).encode("utf-8")
    (name,) = read.attachments
    assert f"attachment:{name})" in read.source


def test_of_pictures_without_end_the_first_hundred_are_kept() -> None:
    """Each that the text shows is looked for among all: a hundred thousand of them took minutes for a page."""
    pictures = {f"{number}.png": {"image/png": ""} for number in range(1_000)}
    cell = {"cell_type": "markdown", "source": "", "attachments": pictures}
    (read,) = read_notebook(json.dumps({"cells": [cell]}).encode(), "a.ipynb").cells
    assert list(read.attachments) == list(pictures)[:100]


def test_a_real_submission(course: Course) -> None:
    content = handed_in(official(course))
    assert len(read_notebook(json.dumps(content).encode(), "line.ipynb").cells) == len(content["cells"])
