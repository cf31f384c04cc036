"""What the build adds to the text of cells: the first cell, the last one, `%%look`, and the points."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from linearloss.check_data import DATA
from linearloss.summary import in_points
from linearloss.version import __version__

from .markers import Cell

_POINTS = re.compile(r"# [\d.]+ points?|\*[\d.]+ points?; a person reads your answer\.\*")
FIRST = """\
# Run this cell first: it finds linearloss, the course's library.
import os, sys, textwrap
from pathlib import Path

# Before NumPy is loaded: on matrices as small as these, threads wait
# for each other longer than they work.
for number in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS",
               "VECLIB_MAXIMUM_THREADS"):
    os.environ[number] = "1"

# VS Code may start a notebook in another folder than its own.
here = Path(globals().get("__vsc_ipynb_file__", ""))
if here.is_file():
    os.chdir(here.parent)

# An installed library comes first; a wheel is read where it lies.
for folder in (Path.cwd(), *Path.cwd().parents[:2]):
    sys.path += sorted(map(str, folder.glob("linearloss-*.whl")))
try:
    import linearloss, matplotlib
except ModuleNotFoundError as error:
    says = (f"{error.name} is not found: choose the course's environment as the "
            "kernel of this notebook (README.md says how to make it), or put "
            "linearloss-….whl and checks.json from the course's folder beside "
            "this notebook (in Colab: upload both), and run this cell again.")
    if error.name != "linearloss":
        says = (f"{error.name} is not found: choose the course's environment as the "
                "kernel of this notebook (README.md says how to make it).")
    if sys.platform == "emscripten":
        says = (f"{error.name} could not be loaded into the browser: is there a connection, "
                "and is this no private window? Reload the page and run this cell again.")
    error._render_traceback_ = lambda *_: textwrap.wrap(says, 80)
    raise
linearloss.ready()"""
BEFORE_THE_SEARCH = "\n# An installed library"
FETCH = """
if "google.colab" in sys.modules:
    from urllib.request import urlretrieve
    for address in ({addresses}):
        name = address.rpartition("/")[2]
        Path(name).exists() or urlretrieve(address, name)
"""
LAST = """\
# What passes, what is noted, what is open: call it in any cell, at any time.
from linearloss import summary

summary()"""


def with_generated_text(cells: list[Cell], path: Path) -> list[Cell]:
    """The cells of the source at `path` with all that is not written there by hand."""
    looks = _cells_that_look(cells)
    return [
        _with_text(cell, cell.line in looks, points_asked(cells, number), path) for number, cell in enumerate(cells)
    ]


def _with_text(cell: Cell, looks: bool, points: float | None, path: Path) -> Cell:
    if cell.kind == "first":
        return replace(cell, source=first_cell(_addresses(path)))
    if cell.kind == "summary":
        return replace(cell, source=LAST)
    if looks:
        return replace(cell, source=f"%%look\n{cell.source}")
    if cell.kind == "test":
        return replace(cell, source=f"# {in_points(points or 0)}\n{cell.source}")
    if cell.kind == "question":
        return replace(cell, source=_with_points(cell.source, points))
    return cell


def first_cell(addresses: Sequence[str]) -> str:
    """The first code cell of a notebook.

    Args:
        addresses: of the library's wheel and of the data of the checks, for a notebook opened by itself on Colab.
    """
    listed = "".join(f'\n        "{address}",' for address in addresses)
    fetch = FETCH.format(addresses=f"{listed}\n    ") if addresses else ""
    before, marker, after = FIRST.partition(BEFORE_THE_SEARCH)
    return before + fetch + marker + after


def _addresses(source: Path) -> list[str]:
    """Where the course's manifest says that a notebook by itself finds the library; its checks, where the repository is public."""
    manifest = source.parent.parent / "course.toml"
    said = tomllib.loads(manifest.read_text("utf-8")) if manifest.is_file() else {}
    library, repository = (str(said.get(key, "")).rstrip("/") for key in ("library_address", "repository_address"))
    if not repository:
        return [library] if library else []
    wheel = f"{repository}/releases/download/v{__version__}/linearloss-{__version__}-py3-none-any.whl"
    return [library or wheel, f"{repository}/raw/main/notebooks/{source.parent.name}/{DATA}"]


def points_asked(cells: list[Cell], number: int) -> float | None:
    """The points of a test cell; of a question in prose, those of the answer that follows it."""
    if cells[number].kind != "question":
        return cells[number].points
    return next((cell.points for cell in cells[number:] if cell.kind == "answer"), None)


def _with_points(question: str, points: float | None) -> str:
    """A question with its points, before its mark scheme."""
    text, marker, scheme = question.partition("### BEGIN MARK SCHEME")
    said = f"*{in_points(points or 0)}; a person reads your answer.*"
    return f"{text.rstrip()}\n\n{said}" + (f"\n{marker}{scheme}" if marker else "")


def says_points(line: str) -> bool:
    """Whether the build has added a line to say the points; they may change while students have the notebook."""
    return _POINTS.fullmatch(line.strip()) is not None


def _cells_that_look(cells: list[Cell]) -> set[int]:
    """The lines of the demonstrations that use a student's function, or what such a cell has made."""
    theirs = {cell.name for cell in cells if cell.kind == "solution" and "### BEGIN SOLUTION" in cell.source} - {
        cell.name for cell in cells if cell.kind == "solution" and f"\n{cell.name} = ..." in f"\n{cell.source}"
    }
    looks = set()
    for cell in cells:
        if cell.kind != "demonstration":
            continue
        tree = ast.parse(cell.source)
        names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
        made = {name.id for name in names if isinstance(name.ctx, ast.Store)}
        made |= {node.name for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
        made |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
        if theirs & {name.id for name in names} - made:
            looks.add(cell.line)
            theirs |= made
    return looks
