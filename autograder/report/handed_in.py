"""What a student has handed in, as a page for the instructor: the student's own cells and what they printed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from nbformat import from_dict

from autograder.course import Course, CourseError
from autograder.intake import TIMESTAMP
from autograder.notebook.official import roles
from autograder.notebook.reading import PICTURES, is_base64

from .class_results import ClassResults
from .pages import fill, page_path, remove_others, write_whole
from .tally import Submission, titles

MOST_CHARACTERS = 20_000  # of one cell or one output
MOST_PICTURE = 2_000_000  # characters of base64
# A file that is not there, or is no notebook.
DAMAGED = (OSError, ValueError, RecursionError, KeyError, TypeError, AttributeError)


@dataclass(frozen=True)
class Output:
    """What a cell printed or drew: one of the two is empty."""

    text: str = ""
    picture: str = ""


@dataclass(frozen=True)
class Cell:
    """One cell of the student's; `name` is empty for one that the student has added."""

    name: str
    source: str
    is_code: bool
    outputs: tuple[Output, ...]


def write_handed_in(results: ClassResults, course: Course, folder: Path) -> None:
    """Write `folder/STUDENT/ASSIGNMENT.html` for every notebook in `autograded/`, and leave no page of one that is gone."""
    written = set()
    named = titles(course, (one.assignment for one in results.submissions))
    handed_out = cache(lambda name, language: _handed_out(course, name, language))
    for one in results.submissions:
        try:
            cells, beside = _read(course, one, handed_out(one.assignment, one.language))
        except (CourseError, *DAMAGED):  # it is not there, or is not what we have written: there is nothing to be shown
            continue
        page = fill(
            "handed_in.html.j2",
            student=one.student,
            name=results.marks.students[one.student].name,
            assignment=one.assignment,
            title=named[one.assignment],
            when=one.marks.timestamp,
            unreadable=one.unreadable,
            cells=[] if one.unreadable else cells,
            beside=beside,
        )
        path = folder / page_path(one.student, one.assignment)
        write_whole(path, page)
        written.add(path)
    remove_others(course, folder, written)


def _read(course: Course, one: Submission, handed_out: Mapping[str, str]) -> tuple[list[Cell], list[str]]:
    """The student's cells, and the names of what lies beside the notebook."""
    file, folder = course.assignment(one.assignment).file, course.folders.autograded / one.student / one.assignment
    notebook = json.loads((folder / file).read_text(encoding="utf-8"))
    beside = sorted(path.name for path in folder.iterdir() if path.name not in (file, TIMESTAMP))
    return list(own_cells(notebook, handed_out)), beside


def own_cells(notebook: Mapping[str, Any], handed_out: Mapping[str, str]) -> Iterator[Cell]:
    """The answers, and every other cell that is not as it was handed out.

    Args:
        handed_out: id -> text of the cells that students got.
    """
    for cell in notebook["cells"]:
        source, is_code = _joined(cell["source"]), cell["cell_type"] == "code"
        role = roles(from_dict({"metadata": cell["metadata"], "cell_type": cell["cell_type"]}))
        is_locked = bool(cell["metadata"].get("nbgrader", {}).get("locked")) or role.is_test or role.is_demonstration
        if role.is_solution or not (is_locked or handed_out.get(cell.get("id", "")) == source):
            yield Cell(role.grade_id, source[:MOST_CHARACTERS], is_code, tuple(_outputs(cell)) if is_code else ())


def _outputs(cell: Mapping[str, Any]) -> Iterator[Output]:
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        mime = next((mime for mime in PICTURES if mime in data), "")
        picture = "".join(_joined(data.get(mime, "")).split())
        text = _joined(output.get("text") or data.get("text/plain") or "\n".join(output.get("traceback", [])))
        if picture and is_base64(picture) and len(picture) <= MOST_PICTURE:
            yield Output(picture=f"data:{mime};base64,{picture}")
        elif text:
            yield Output(text=text[:MOST_CHARACTERS])


def _joined(text: str | Sequence[str]) -> str:
    """Notebooks keep a text as the list of its lines."""
    return text if isinstance(text, str) else "".join(text)


def _handed_out(course: Course, assignment: str, language: str) -> dict[str, str]:
    try:
        path = course.released_notebook(course.assignment(assignment), language)
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        return {cell["id"]: _joined(cell["source"]) for cell in cells}
    except (CourseError, *DAMAGED):
        return {}
