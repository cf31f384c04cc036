"""`autograder new-exercise`: one more function in a notebook, with its exercise, a mistake and a right answer."""

from __future__ import annotations

import keyword
from pathlib import Path

from autograder.course import Assignment, Course, CourseError
from autograder.exercise.solution_cells import read_solutions
from linearloss.sentences import say

from .texts import BESIDE, FUNCTION, about

SUMMARY = "# %% summary=true"


def new_exercise(course: Course, assignment: Assignment, function: str) -> list[Path]:
    """Add the cells to the source of a notebook, before its summary, and write what stands beside it; returns all of these files.

    Raises:
        CourseError: the name is none, or is taken; or something cannot be written.
    """
    if not function.isidentifier() or keyword.iskeyword(function) or function.startswith("_"):
        raise CourseError(
            say(
                "{function} cannot be the name of a function: letters, digits and _, not beginning with a digit.",
                function=repr(function),
            )
        )
    source = course.source_script(assignment)
    for one in course.assignments:
        if function in read_solutions(course.source_script(one)).texts:
            raise CourseError(
                say("{name} has a function {function} already: choose another name.", name=one.name, function=function)
            )
    files = {source.parent / f"{function}.{kind}": about(function, f"{FUNCTION}.{kind}") for kind in BESIDE}
    for path in files:
        if path.exists():
            raise CourseError(say("{path} is there already: choose another name.", path=path.relative_to(course.root)))
    try:
        for path, content in files.items():
            path.write_text(content, encoding="utf-8")
        before, summary, after = source.read_text(encoding="utf-8").partition(SUMMARY)
        cells = about(function, "cells.py")
        source.write_text(f"{before}{cells}\n{summary}{after}" if summary else f"{before}\n{cells}", encoding="utf-8")
    except OSError as error:
        raise CourseError(
            say("{filename} cannot be written ({strerror}).", filename=error.filename, strerror=error.strerror)
        ) from error
    return [source, *files]
