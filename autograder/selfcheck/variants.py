"""Makes submissions out of the course itself: solved, untouched, or with a wrong answer."""

from __future__ import annotations

import ast
import copy
import importlib
import tomllib
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.course import Assignment, Course, CourseError
from autograder.notebook.official import roles
from autograder.notebook.regions import without_secrets

SOLUTION_MARKERS = ("### BEGIN SOLUTION", "### END SOLUTION")


@dataclass(frozen=True)
class WrongAnswer:
    """A program that replaces one solution cell, and the points that tests must then give.

    Attributes:
        code: the file's name, a short name of the mistake.
        replaces: the solution cell's id.
        expected: test -> points; tests that are not named must score full.
    """

    code: str
    title: str
    replaces: str
    source: str
    expected: dict[str, float]


def read_wrong_answer(path: Path) -> WrongAnswer:
    """Read one file of `wrong_answers/`.

    Raises:
        CourseError: its docstring is not the TOML that CONTRIBUTING.md describes.
    """
    source = path.read_text(encoding="utf-8")
    try:
        document = ast.get_docstring(ast.parse(source)) or ""
        about = tomllib.loads(document)
        program = source.split('"""', 2)[2].strip() + "\n"
        return WrongAnswer(path.stem, about["title"], about["replaces"], program, about.get("expected", {}))
    except (SyntaxError, tomllib.TOMLDecodeError, KeyError, IndexError) as error:
        raise CourseError(
            f"{path}: its docstring must be TOML with title, replaces and [expected] ({error})."
        ) from error


def wrong_answers(course: Course, assignment: Assignment) -> list[WrongAnswer]:
    """All wrong answers of an assignment, by name."""
    folder = course.source_script(assignment).parent / "wrong_answers"
    return [read_wrong_answer(path) for path in sorted(folder.glob("*.py"))]


def solved(official: NotebookNode) -> NotebookNode:
    """What a student hands in who has everything right: no hidden test and no marker in it."""
    notebook = copy.deepcopy(official)
    for cell in notebook.cells:
        lines = without_secrets(cell.source).splitlines()
        cell.source = "\n".join(line for line in lines if line.strip() not in SOLUTION_MARKERS)
    return notebook


def with_answer(official: NotebookNode, answer: WrongAnswer) -> NotebookNode:
    """The solved notebook with one solution cell replaced.

    Raises:
        CourseError: the notebook has no such solution cell.
    """
    notebook = solved(official)
    for cell in notebook.cells:
        if roles(cell).is_solution and roles(cell).grade_id == answer.replaces:
            cell.source = answer.source
            return notebook
    raise CourseError(f"The wrong answer {answer.code} replaces {answer.replaces!r}, which no solution cell is called.")


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
    """What a right submission carries beside the notebook (`write_example_results` of its hidden tests)."""
    module = importlib.import_module(f"solutions.hidden.{assignment.notebook}")
    write = getattr(module, "write_example_results", None)
    if write is not None:
        write(folder)
