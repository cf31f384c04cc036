"""The solution cells of a notebook's source: the texts that mistakes are edits of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from autograder.build.markers import read_source
from autograder.notebook.regions import without_solution_markers


@dataclass(frozen=True)
class Solutions:
    """What one source holds: solution cell -> its text without the lines of its region, and the ids of all tests."""

    path: Path
    texts: dict[str, str]
    tests: tuple[str, ...]

    def belonging(self, suffix: str) -> dict[str, Path]:
        """Solution cell -> the file `CELL.suffix` beside the source, in the order of the cells, where there is one."""
        files = {name: self.path.with_name(f"{name}.{suffix}") for name in self.texts}
        return {name: file for name, file in files.items() if file.is_file()}

    def strangers(self, suffix: str) -> list[Path]:
        """Files with this suffix that no solution cell belongs to."""
        return sorted({*self.path.parent.glob(f"*.{suffix}")} - {*self.belonging(suffix).values()})


def read_solutions(path: Path) -> Solutions:
    """The solutions of the source at `path`.

    Raises:
        MarkerError: it is not well formed.
    """
    cells = read_source(path)
    texts = {cell.name: f"{without_solution_markers(cell.source)}\n" for cell in cells if cell.kind == "solution"}
    return Solutions(path, texts, tuple(cell.name for cell in cells if cell.kind == "test"))
