"""Makes submissions out of the course itself: solved, untouched, or with one solution cell replaced."""

from __future__ import annotations

import copy
import importlib
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.course import Assignment, Course, CourseError
from autograder.notebook.official import roles
from autograder.notebook.regions import without_secrets, without_solution_markers


def solved(official: NotebookNode) -> NotebookNode:
    """What a student hands in who has everything right: no hidden test and no marker in it."""
    notebook = copy.deepcopy(official)
    for cell in notebook.cells:
        cell.source = without_solution_markers(without_secrets(cell.source))
    return notebook


def with_answer(official: NotebookNode, replaces: str, source: str) -> NotebookNode:
    """The solved notebook with the solution cell `replaces` replaced by a program.

    Raises:
        CourseError: the notebook has no such solution cell.
    """
    notebook = solved(official)
    for cell in notebook.cells:
        if roles(cell).is_solution and roles(cell).grade_id == replaces:
            cell.source = source
            return notebook
    raise CourseError(f"A program replaces {replaces!r}, which no solution cell is called.")


def untouched(course: Course, assignment: Assignment) -> NotebookNode:
    """The notebook as it was released.

    Raises:
        CourseError: it has not been built.
    """
    path = course.released_notebook(assignment)
    if not path.is_file():
        raise CourseError(f"{path} is missing. Build it: autograder build")
    return nbformat.read(path, as_version=4)


def write_example_files(assignment: Assignment, folder: Path) -> None:
    """What a right submission carries beside the notebook (`write_example_results` of its module in `solutions/hidden/`)."""
    name = f"solutions.hidden.{assignment.notebook}"
    try:
        module = importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name and f"{name}.".startswith(f"{error.name}."):
            return  # the course, or this notebook, has no hidden tests of files
        raise
    if (write := getattr(module, "write_example_results", None)) is not None:
        write(folder)
