"""Cells that were added or removed while submissions are in the gradebook: nbgrader refuses that, and so do we, beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from autograder.course import MANIFEST, Assignment, Course, CourseError
from autograder.gradebook.configuration import configuration
from autograder.gradebook.known_cells import KnownCells, read_cells

from .expand import expand


def check_changed_cells(course: Course) -> None:
    """Compare the sources with the cells that the gradebook has for assignments with submissions.

    Points, texts and due dates may change at any time.

    Raises:
        CourseError: cells were added, removed, renamed or made something else, or a notebook or an assignment was renamed;
            nothing has been written.
    """
    known = {name: entry for name, entry in read_cells(course).items() if entry.submissions}
    gone = {name: _graded(entry.cells) for name, entry in known.items()}
    for assignment in course.assignments:
        gone.pop(assignment.name, None)
    refused: list[tuple[Assignment, str, str]] = []  # what it is called in the gradebook, what is wrong
    for assignment in course.assignments:
        if assignment.name in known:
            if what := _differences(course, assignment, known[assignment.name]):
                refused.append((assignment, assignment.name, what))
        elif gone:
            cells = _graded(_cells(course, assignment))
            refused += [
                (
                    assignment,
                    name,
                    f"it was called {name}, and {known[name].submissions} submissions are marked under that name",
                )
                for name, theirs in gone.items()
                if cells and theirs == cells
            ]
    if refused:
        first, name, _ = refused[0]
        gradebook = configuration(course.root).gradebook
        raise CourseError(
            "\n".join(f"{assignment.name}: {what}." for assignment, _, what in refused)
            + "\nnbgrader cannot add, remove or rename cells that have ids, nor rename what holds them, while there are submissions of "
            "the assignment in the gradebook: their marks would have no cell. Nothing was changed. Take the change back in "
            f"{(MANIFEST if first.name != name else course.source_script(first).relative_to(course.root))}, or make it in a new assignment. "
            f"If the marks of the assignment may go, those given by hand too: copy {gradebook}, run "
            f"`nbgrader db assignment remove {name} --force`, build, and grade again."
        )


def _differences(course: Course, assignment: Assignment, entry: KnownCells) -> str:
    notebooks = sorted({notebook for notebook, *_ in entry.cells})
    if notebooks and notebooks != [assignment.notebook]:
        return f"its notebook was called {' and '.join(notebooks)}"
    old, new = set(entry.cells), set(_cells(course, assignment))
    words = [
        f"{what}: {', '.join(sorted({name for _, _, name in those}))}"
        for what, those in (("added", new - old), ("removed", old - new))
        if those
    ]
    return f"{entry.submissions} submissions are marked; {'; '.join(words)}" if words else ""


def _graded(cells: Iterable[tuple[str, str, str]]) -> set[str]:
    return {name for _, kind, name in cells if kind == "grade"}


def _cells(course: Course, assignment: Assignment) -> Iterator[tuple[str, str, str]]:
    for cell in expand(course.source_script(assignment)).cells:
        data = cell.metadata.get("nbgrader")
        if data:
            for kind in ("grade", "solution", "task"):
                if data[kind]:
                    yield assignment.notebook, kind, data["grade_id"]
            yield assignment.notebook, "source", data["grade_id"]
