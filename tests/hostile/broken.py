"""Broken files: a status and a reason for that student, and the batch goes on."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .case import LAZY, MISSING, NO_NAMES, NOTHING, Case

Content = dict[str, Any]


def file(content: bytes | None) -> Callable[[Content], bytes | None]:
    """This is what stands in the file."""
    return lambda _: content


def beside(**files: str) -> Callable[[Path], None]:
    """Files of these names (and `.py`) beside the notebook."""

    def write(folder: Path) -> None:
        for name, text in files.items():
            (folder / f"{name}.py").write_text(text, encoding="utf-8")

    return write


def changed(**entries: Any) -> Callable[[Content], Content]:
    return lambda content: content | entries


def to_other_student(folder: Path) -> None:
    (folder / "trial.ipynb").symlink_to(folder.parents[1] / "ada" / "01-trial" / "trial.ipynb")


def folder_of_other_student(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    folder.symlink_to(folder.parents[1] / "ada" / "01-trial")


def to_itself(folder: Path) -> None:
    (folder / "trial.ipynb").symlink_to("trial.ipynb")


def pipe(folder: Path) -> None:
    os.mkfifo(folder / "trial.ipynb")


def folder_in_its_place(folder: Path) -> None:
    (folder / "trial.ipynb").mkdir()


def links_beside(folder: Path) -> None:
    (folder / "secrets.py").symlink_to(folder.parents[2] / "solutions" / "01-trial" / "trial.py")
    (folder / "up").symlink_to(folder.parents[2])
    os.mkfifo(folder / "waits")


def utf16(content: Content) -> bytes:
    return json.dumps(content).encode("utf-16")


def bom(content: Content) -> bytes:
    return b"\xef\xbb\xbf" + json.dumps(content).encode()


def format_3(content: Content) -> Content:
    cells = [
        {
            "cell_type": "code",
            "input": cell["source"],
            "language": "python",
            "outputs": [],
            "metadata": cell["metadata"],
            "collapsed": False,
        }
        if cell["cell_type"] == "code"
        else {"cell_type": "markdown", "source": cell["source"], "metadata": cell["metadata"]}
        for cell in content["cells"]
    ]
    return {
        "nbformat": 3,
        "nbformat_minor": 0,
        "metadata": {"name": ""},
        "worksheets": [{"cells": cells, "metadata": {}}],
    }


def with_rubbish(content: Content) -> Content:
    content["cells"][2:2] = [
        None,
        7,
        "x",
        [],
        {},
        {"cell_type": 5, "source": 5, "metadata": 5},
        {"source": ["a", 1, None]},
    ]
    return content


def with_surrogates(content: Content) -> bytes:
    return json.dumps(content).replace("# The trial", "# \\ud800 \\u0000").encode()


def parser_bomb(tries: str, source: str) -> Case:
    """A solution cell whose text alone may bring down who parses it."""
    return Case(tries, {"svm_loss": source}, gets=MISSING)


CASES = {
    "empty": Case("an empty file", gets=NOTHING, notebook=file(b"")),
    "not_json": Case("half a notebook", gets=NOTHING, notebook=file(b'{"cells": [{"cell_type": "code", "sour')),
    "nul": Case("a megabyte of NUL", gets=NOTHING, notebook=file(bytes(2**20))),
    "picture": Case("a picture", gets=NOTHING, notebook=file(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)),
    "deep_json": Case("JSON a hundred thousand levels deep", gets=NOTHING, notebook=file(b'{"cells":' + b"[" * 100_000)),
    "heading": Case("a heading of level two billion, of format 3", gets=NO_NAMES, notebook=file(b'{"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "heading", "level": 2000000000, "source": "x"}]}]}')),
    "values": Case("six megabytes of empty objects, of format 3", gets=NOTHING, notebook=file(b'{"nbformat": 3, "metadata": {"x": [' + b"{}," * (2 * 2**20) + b'0]}, "worksheets": [{"cells": []}]}')),
    "long_number": Case("a number of a million digits", gets=NOTHING, notebook=file(b'{"cells": ' + b"9" * 10**6 + b"}")),
    "not_a_notebook": Case("JSON that is no notebook", gets=NOTHING, notebook=file(b'{"answer": 42}')),
    "cells_no_list": Case("cells that are no list", gets=NOTHING, notebook=changed(cells={"a": 1})),
    "no_cells": Case("a notebook without a cell", gets=NO_NAMES, notebook=changed(cells=[])),
    "too_large": Case("sixty megabytes", gets=NOTHING, notebook=file(b'{"cells": ["' + b"x" * (60 * 2**20) + b'"]}')),
    "none": Case("a folder without a notebook", gets=NOTHING, notebook=file(None)),
    "link": Case("a link to another student's notebook", gets=NOTHING, notebook=file(None), folder=to_other_student),
    "linked_folder": Case("a link to another student's folder", gets=NOTHING, notebook=file(None), folder=folder_of_other_student),
    "link_to_itself": Case("a link to itself", gets=NOTHING, notebook=file(None), folder=to_itself),
    "pipe": Case("a pipe on which nobody writes", gets=NOTHING, notebook=file(None), folder=pipe),
    "folder": Case("a folder in the notebook's place", gets=NOTHING, notebook=file(None), folder=folder_in_its_place),
    "utf16": Case("a notebook in UTF-16", notebook=utf16),
    "bom": Case("a notebook with a byte order mark", notebook=bom),
    "format_3": Case("a notebook of format 3", notebook=format_3),
    "format_99": Case("a notebook of format 99", notebook=changed(nbformat=99, nbformat_minor=-1)),
    "rubbish": Case("cells that are none among honest ones", notebook=with_rubbish),
    "surrogates": Case("half characters and NUL in the text", notebook=with_surrogates),
    "packed": Case("a packed notebook", gets=NOTHING, notebook=lambda content: gzip.compress(json.dumps(content).encode(), mtime=0)),
    "packed_bomb": Case("a packed file that would unpack to a gigabyte", gets=NOTHING, notebook=file(gzip.compress(bytes(2**24), mtime=0))),
    "list": Case("a list of notebooks", gets=NOTHING, notebook=lambda content: json.dumps([content, content]).encode()),
    "two_notebooks": Case("two notebooks, one behind the other", gets=NOTHING, notebook=lambda content: json.dumps(content).encode() * 2),
    "latin_1": Case("a notebook in Latin-1", gets=NOTHING, notebook=lambda content: json.dumps(content, ensure_ascii=False).replace("The trial", "Das Ger\u00e4t").encode("latin-1")),
    "merge_markers": Case("a notebook with the marks of a merge", gets=NOTHING, notebook=lambda content: b"<<<<<<< HEAD\n" + json.dumps(content).encode()),
    "numbers": Case("numbers that JSON does not have", notebook=changed(nbformat_minor=float("nan"), metadata={"x": float("-inf"), "y": 10**400})),
    "format_text": Case("a format that is no number", notebook=changed(nbformat="four", nbformat_minor=[5])),
    "metadata_list": Case("metadata that is a list", notebook=changed(metadata=[["kernelspec"], None])),
    "deep_metadata": Case("metadata nine hundred levels deep", notebook=changed(metadata=json.loads("[" * 900 + "]" * 900))),
    "keys_twice": Case("every key twice", notebook=lambda content: json.dumps(content).replace('"cell_type"', '"cell_type": "raw", "cell_type"').encode()),
    "windows_lines": Case("the line ends of Windows", notebook=lambda content: json.dumps(content, indent=1).replace("\n", "\r\n").replace("\\n", "\\r\\n").encode()),
    "numpy_beside": Case("a numpy.py beside the notebook", {"svm_loss": LAZY}, gets={"test_svm_loss": (0.0, "failed")},
                         folder=beside(numpy="raise SystemExit", sitecustomize="raise SystemExit", usercustomize="raise SystemExit",
                                       autograder="class grading: pass", solutions="x = 1", random="raise SystemExit")),
    "helper_beside": Case("an honest helper beside the notebook", first="from helper import half\nassert half(2) == 1",
                          folder=beside(helper="def half(x):\n    return x / 2\n")),
    "links_beside": Case("links to the course, and a pipe, beside the notebook", folder=links_beside),
    "parentheses": parser_bomb("a hundred thousand parentheses", "(" * 100_000 + ")" * 100_000),
    "minus": parser_bomb("a million minus signs", "x = " + "-" * 10**6 + "1"),
    "nested_lambda": parser_bomb("ten thousand functions in one another", "x = " + "lambda: " * 10_000 + "1"),
    "chained": parser_bomb("a hundred thousand attributes and subscripts", "x = a" + ".a[0]" * 100_000),
    "nested_blocks": parser_bomb("a block ninety-nine levels deep", "\n".join(" " * n + "if 1:" for n in range(99)) + "\n" + " " * 99 + "x ="),
    "long_sum": parser_bomb("a sum of a hundred thousand terms", "x = " + "+".join(["1"] * 100_000) + "; raise ValueError"),
    "power": parser_bomb("a constant that takes for ever to fold", "x = ((((9**9)**9)**9)**9)**9; raise ValueError"),
}  # fmt: skip
