"""Cells that were added or removed while submissions are in the gradebook: nbgrader refuses that, and so do we, beforehand."""

from __future__ import annotations

from collections.abc import Iterator

from autograder.course import Assignment, Course, CourseError
from autograder.gradebook.configuration import configuration
from autograder.gradebook.known_cells import read_cells

from .expand import expand


def check_changed_cells(course: Course) -> None:
    """Compare the sources with the cells that the gradebook has for assignments with submissions.

    Points, texts and due dates may change at any time.

    Raises:
        CourseError: cells were added, removed, renamed or made something else; nothing has been written.
    """
    known = read_cells(course)
    refused = []
    for assignment in course.assignments:
        entry = known.get(assignment.name)
        if entry is not None and entry.submissions:
            notebooks = sorted({notebook for notebook, *_ in entry.cells})
            if notebooks and notebooks != [assignment.notebook]:
                refused.append(f"{assignment.name}: its notebook was called {' and '.join(notebooks)}.")
                continue
            old, new = set(entry.cells), set(_cells(course, assignment))
            words = [
                f"{what}: {', '.join(sorted({name for _, _, name in those}))}"
                for what, those in (("added", new - old), ("removed", old - new))
                if those
            ]
            if words:
                refused.append(f"{assignment.name} ({entry.submissions} submissions are marked): {'; '.join(words)}.")
    if refused:
        first = next(each for each in course.assignments if refused[0].startswith(each.name))
        gradebook = configuration(course.root).gradebook
        raise CourseError(
            "\n".join(refused)
            + "\nnbgrader cannot add, remove or rename cells that have ids while there are submissions of the "
            "assignment in the gradebook: their marks would have no cell. Nothing was changed. Take the change back in "
            f"{course.source_script(first).relative_to(course.root)}, or make it in a new assignment. If the marks of the assignment "
            f"may go, those given by hand too: copy {gradebook}, run `nbgrader db assignment remove {first.name} --force`, "
            "build, and grade again."
        )


def _cells(course: Course, assignment: Assignment) -> Iterator[tuple[str, str, str]]:
    for cell in expand(course.source_script(assignment)).cells:
        data = cell.metadata.get("nbgrader")
        if data:
            for kind in ("grade", "solution", "task"):
                if data[kind]:
                    yield assignment.notebook, kind, data["grade_id"]
            yield assignment.notebook, "source", data["grade_id"]
