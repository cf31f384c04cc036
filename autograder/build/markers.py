"""Reads a `py:percent` source: its cell markers, and what is wrong with them, by file and line."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from autograder.course import CourseError

from .hints import STEPS, split_hints

# Each kind of cell, and the keys its marker may carry beside the one that names it.
KINDS: dict[str, set[str]] = {
    "setup": set(),
    "solution": set(),
    "test": {"points"},
    "question": set(),
    "answer": {"points"},
    "demonstration": set(),
    "hints": set(),
    "first": set(),
    "summary": set(),
}
GENERATED = ("first", "summary")  # their text is the build's
NAMELESS = ("demonstration", *GENERATED)
PROSE_KINDS = ("question", "answer", "hints")
REGIONS = ("SOLUTION", "HIDDEN TESTS", "MARK SCHEME")
REGION_HOLDERS = {"SOLUTION": {"solution"}, "HIDDEN TESTS": {"test"}, "MARK SCHEME": {"question"}}
UNREADABLE = "incorrectly_encoded_metadata"  # jupytext's name for it
IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class MarkerError(CourseError):
    """A marker in a source file is wrong; the message starts with `file:line:`."""


@dataclass(frozen=True)
class Cell:
    """One cell of a source. `kind` is a key of `KINDS`, or None for plain prose and plain code."""

    line: int
    is_code: bool
    source: str
    kind: str | None = None
    name: str = ""
    points: float | None = None

    @property
    def id(self) -> str:
        """The cell's id in the notebook; empty for a cell that is only numbered."""
        if self.kind in GENERATED:
            return str(self.kind)
        return f"hints_{self.name}" if self.kind == "hints" else self.name


def read_source(path: Path) -> list[Cell]:
    """The cells of a `py:percent` file, validated.

    Raises:
        MarkerError: unknown key, missing or impossible points, two cells with one id, a region
            that is not balanced or stands in the wrong kind of cell, a solution that does not
            define its own name, or is no Python.
    """
    text = path.read_text(encoding="utf-8")
    return check_cells(list(_parse(text, path)), path)


@lru_cache(maxsize=32)  # a build reads each source for its notebook, its solutions and its exercises
def _parse(text: str, path: Path) -> tuple[Cell, ...]:
    import jupytext  # takes as long as all of the tables and pages that read no source

    lines = text.splitlines()
    marker_lines = [number for number, line in enumerate(lines, 1) if re.match(r"# ?%%", line)]
    if not marker_lines or any(line.strip() for line in lines[: marker_lines[0] - 1]):
        raise MarkerError(f"{path}:1: the file must start with a cell marker, `# %% [markdown]` or `# %%`.")
    notebook = jupytext.reads(text, fmt="py:percent")
    if len(notebook.cells) != len(marker_lines):
        raise MarkerError(f"{path}:1: {len(marker_lines)} markers but {len(notebook.cells)} cells: check the `# %%`.")
    cells = []
    for line, cell in zip(marker_lines, notebook.cells, strict=True):
        keys = {key: value for key, value in cell.metadata.items() if key not in ("lines_to_next_cell",)}
        cells.append(_cell_from_keys(keys, cell.cell_type == "code", cell.source.strip("\n"), f"{path}:{line}", line))
    return tuple(cells)


def _cell_from_keys(keys: dict[str, object], is_code: bool, source: str, where: str, line: int) -> Cell:
    kinds = [key for key in keys if key in KINDS]
    if len(kinds) > 1:
        raise MarkerError(f"{where}: a cell is one of {', '.join(KINDS)}; this one claims {' and '.join(kinds)}.")
    kind = kinds[0] if kinds else None
    allowed = {kind} | KINDS[kind] if kind else set()
    if UNREADABLE in keys:
        raise MarkerError(f'{where}: {keys[UNREADABLE]!r} cannot be read: write key="text" or key=number.')
    unknown = [key for key in keys if key not in allowed]
    if unknown:
        raise MarkerError(
            f"{where}: unknown key {unknown[0]!r}. Known: {', '.join(KINDS)}, and points after test or answer."
        )
    if kind is None:
        return Cell(line, is_code, source)
    name = keys[kind]
    if kind in NAMELESS:
        name = ""
    elif not isinstance(name, str) or not IDENTIFIER.fullmatch(name):
        raise MarkerError(f"{where}: {kind}= needs a name of letters, digits and underscores, in quotes.")
    points = keys.get("points")
    if "points" in KINDS[kind] and not (type(points) in (int, float) and points > 0):  # type: ignore[operator]
        raise MarkerError(f"{where}: {kind}={name!r} needs points=…, a number above zero.")
    return Cell(line, is_code, source, kind, str(name), None if points is None else float(str(points)))


def check_cells(cells: list[Cell], path: Path) -> list[Cell]:
    """The rules that concern a whole file; returns the cells unchanged.

    Raises:
        MarkerError: as `read_source`.
    """
    first_at: dict[str, int] = {}
    solutions = {cell.name for cell in cells if cell.kind == "solution"}
    for cell in cells:
        where = f"{path}:{cell.line}"
        if cell.id:
            if cell.id in first_at:
                raise MarkerError(f"{where}: the id {cell.id!r} is taken by the cell at line {first_at[cell.id]}.")
            first_at[cell.id] = cell.line
        if cell.kind == "hints" and cell.name not in solutions:
            raise MarkerError(f"{where}: hints={cell.name!r}, but no solution cell has this name.")
        if cell.kind and cell.is_code != (cell.kind not in PROSE_KINDS):
            raise MarkerError(f"{where}: a {cell.kind} cell must be {'markdown' if cell.is_code else 'code'}.")
        if cell.kind in GENERATED and cell.source:
            raise MarkerError(f"{where}: the build writes the {cell.kind} cell: leave it empty.")
        _check_regions(cell, where)
        if cell.kind == "hints" and (len(split_hints(cell.source)) != len(STEPS) or not all(split_hints(cell.source))):
            raise MarkerError(f"{where}: hints need {len(STEPS)} texts between lines of ---: {', '.join(STEPS)}.")
        if cell.kind == "solution" and not defines(cell.source, cell.name):
            raise MarkerError(f"{where}: the cell must define its own name, {cell.name!r}.")
        if cell.kind == "solution":
            _check_syntax(cell, path)
    for cell, following in zip(cells, [*cells[1:], None], strict=True):
        if cell.kind == "question" and (following is None or following.kind != "answer"):
            raise MarkerError(
                f'{path}:{cell.line}: after a question comes its answer: # %% [markdown] answer="name" points=3, with the model answer.'
            )
    return cells


def _check_syntax(cell: Cell, path: Path) -> None:
    try:
        ast.parse(cell.source)
    except SyntaxError as error:
        raise MarkerError(
            f"{path}:{cell.line + (error.lineno or 1)}: {cell.name} is no Python: {error.msg}."
        ) from error


def defines(source: str, name: str) -> bool:
    """Whether `source` defines `name` at its top level, as a function, a class or a variable."""
    return re.search(rf"^(?:(?:async )?def|class) +{name}\b|^{name}\b *[:=](?!=)", source, re.MULTILINE) is not None


def _check_regions(cell: Cell, where: str) -> None:
    for region in REGIONS:
        open_region = False
        seen = False
        for offset, line in enumerate(cell.source.splitlines(), 1):
            if f"### BEGIN {region}" in line:
                if open_region:
                    raise MarkerError(f"{where}: line {offset} of the cell opens {region} twice.")
                open_region = seen = True
            elif f"### END {region}" in line:
                if not open_region:
                    raise MarkerError(f"{where}: line {offset} of the cell ends {region}, which was not begun.")
                open_region = False
        if open_region:
            raise MarkerError(f"{where}: ### BEGIN {region} without ### END {region}.")
        if seen and cell.kind not in REGION_HOLDERS[region]:
            holder = " or ".join(sorted(REGION_HOLDERS[region]))
            raise MarkerError(f"{where}: {region} may stand only in a cell marked {holder}= (a test needs points).")
        if not seen and region == "SOLUTION" and cell.kind == "solution":
            raise MarkerError(f"{where}: a solution cell needs ### BEGIN SOLUTION and ### END SOLUTION.")
