"""Correct programs in many styles: `FUNCTION.right.py` beside the source, a cell for each."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path

from autograder.build.markers import defines
from autograder.course import Assignment, Course, CourseError

from .solution_cells import read_solutions

SUFFIX = "right.py"
KEYS = {"title", "why"}


@dataclass(frozen=True)
class RightAnswer:
    """A program that stands in place of one solution cell and is right. `why` it may look wrong, and is not."""

    name: str
    title: str
    why: str
    function: str
    source: str


def right_answers(course: Course, assignment: Assignment) -> list[RightAnswer]:
    """All right answers of an assignment, in the order of its solution cells.

    Raises:
        CourseError: one has not the form that CONTRIBUTING.md describes.
    """
    solutions = read_solutions(course.source_script(assignment))
    for stranger in solutions.strangers(SUFFIX):
        raise CourseError(f"{stranger}: {assignment.name} has no solution cell {stranger.name.split('.')[0]!r}.")
    files = solutions.belonging(SUFFIX).items()
    return [answer for function, path in files for answer in read_right_answers(path, function)]


def read_right_answers(path: Path, function: str) -> list[RightAnswer]:
    """The right answers of one file.

    Raises:
        CourseError: as `right_answers`.
    """
    import jupytext  # takes as long as all that is built without it

    found: list[RightAnswer] = []
    text = path.read_text(encoding="utf-8")
    markers = [number for number, line in enumerate(text.splitlines(), 1) if re.match(r"# ?%%", line)]
    if not markers or any(line.strip() for line in text.splitlines()[: markers[0] - 1]):
        raise CourseError(f'{path}:1: the file must begin with # %% title="…" why="…".')
    for line, cell in zip(markers, jupytext.reads(text, fmt="py:percent").cells, strict=False):
        about = {key: value for key, value in cell.metadata.items() if key != "lines_to_next_cell"}
        if cell.cell_type != "code" or about.keys() != KEYS or not all(str(about[key]).strip() for key in KEYS):
            raise CourseError(f'{path}:{line}: the cell must begin with # %% title="…" why="…", and be code.')
        if any(answer.title == about["title"] for answer in found):
            raise CourseError(
                f"{path}:{line}: the title {about['title']!r} is that of an earlier cell: give it another."
            )
        if not defines(cell.source, function):
            raise CourseError(f"{path}:{line}: the cell ({about['title']}) must define {function!r}.")
        try:
            ast.parse(cell.source)
        except SyntaxError as error:
            broken = text.partition(cell.source)[0].count("\n") + (error.lineno or 1)
            raise CourseError(f"{path}:{broken}: {about['title']} is no Python: {error.msg}.") from error
        source = f"{cell.source.strip()}\n"
        found.append(RightAnswer(f"{function}/{about['title']}", about["title"], about["why"], function, source))
    return found
