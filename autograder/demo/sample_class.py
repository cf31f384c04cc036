"""Makes the submissions of the sample class from `solutions/sample_class.toml`."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.build.expand import expand
from autograder.course import Assignment, Course, CourseError
from autograder.exercise import read_mistakes
from autograder.selfcheck.variants import solved, untouched, with_answer
from linearloss.sentences import say

SAMPLE_CLASS = Path("solutions") / "sample_class.toml"
BROKEN_FILE = '{"cells": [{"cell_type": "code", "source": "the disk was full when this was sa'


def read_class(course: Course) -> dict[str, dict[str, str]]:
    """Student -> assignment -> what was handed in.

    Raises:
        CourseError: the file is missing or malformed.
    """
    path = course.root / SAMPLE_CLASS
    try:
        students = tomllib.loads(path.read_text(encoding="utf-8"))["students"]
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        raise CourseError(f"{path}: {error}") from error
    return {str(name): {str(key): str(value) for key, value in work.items()} for name, work in students.items()}


def write_submissions(course: Course, results_file: Path | None) -> int:
    """Write `submitted/`; returns how many submissions there are.

    Args:
        results_file: what the solved final notebook saved, handed in by whoever solved it.

    Raises:
        CourseError: the class names something that does not exist.
    """
    folder = course.folders.submitted
    programs = _programs(course)
    count = 0
    for student, work in read_class(course).items():
        for name, what in work.items():
            assignment = course.assignment(name)
            target = folder / student / assignment.name / assignment.file
            target.parent.mkdir(parents=True, exist_ok=True)
            text = BROKEN_FILE if what == "broken file" else _text(_variant(course, assignment, what, programs))
            if not target.is_file() or target.read_text(encoding="utf-8") != text:
                target.write_text(text, encoding="utf-8")
            if what == "solved" and results_file is not None and results_file.parent.name == assignment.name:
                shutil.copyfile(results_file, target.parent / results_file.name)
            count += 1
    return count


def _programs(course: Course) -> dict[tuple[str, str], tuple[str, str]]:
    """(assignment, `function/what`) -> function and program: every known mistake, and those of `sample_class/`."""
    found = {(one.assignment, one.name): (one.function, one.source) for one in read_mistakes(course)}
    for path in sorted((course.root / "solutions" / "sample_class").glob("*.py")):
        function, what = path.stem.split(".")
        for assignment in course.assignments:
            found[assignment.name, f"{function}/{what}"] = function, path.read_text(encoding="utf-8")
    return found


def _variant(
    course: Course, assignment: Assignment, what: str, programs: dict[tuple[str, str], tuple[str, str]]
) -> NotebookNode:
    if what == "untouched":
        return untouched(course, assignment)
    official = expand(course.source_script(assignment))
    if what == "solved":
        return solved(official)
    if (assignment.name, what) in programs:
        return with_answer(official, *programs[assignment.name, what])
    raise CourseError(
        say(
            "solutions/sample_class.toml: {name} has no mistake and no program {what}.",
            name=assignment.name,
            what=repr(what),
        )
    )


def _text(notebook: NotebookNode) -> str:
    return str(nbformat.writes(notebook, version=4)) + "\n"
