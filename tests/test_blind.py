"""Programs by people who had read the notebooks only: right ones score full, wrong ones do not.

When they were first graded, all 188 right ones scored full. Of a first set of 347 wrong ones, 322 lost points; the tests
and the catalogue learnt from it, and of a second set of 199, 197 lost points. Both are here to keep what was learnt, and
measure nothing any more.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

import pytest
from blind.program import Program

from autograder.build.expand import expand
from autograder.course import import_from, load_course
from autograder.selfcheck.local_grading import LocalNotebook

COURSE = load_course()
import_from(COURSE)
NOTEBOOKS = {assignment.notebook: assignment for assignment in COURSE.assignments}

# What a program does that may score full after all, and why.
NO_MISTAKE = {
    "ravel of the copy is itself a copy when W is in Fortran order or a transpose: f never sees the moved entries, and the "
    "result is 0.": "Students meet arrays in C order only, and that is how arrays reach their functions here.",
    "np.asarray does not copy a float64 array: the caller's W is moved, and '+h, -2h, +h' leaves rounding errors in it.": (
        "An error of 1e-16 in the caller's W harms nobody."
    ),
}


def programs(kind: str) -> list[object]:
    """All of a kind, as pytest's parameters: notebook, program."""
    return [
        pytest.param(notebook, program, id=f"{program.function}: {program.says[:60]}")
        for notebook in NOTEBOOKS
        for program in import_module(f"blind.{kind}_{notebook}").PROGRAMS
    ]


@cache
def notebook_called(name: str) -> LocalNotebook:
    return LocalNotebook(expand(COURSE.source_script(NOTEBOOKS[name])))


def lost(notebook: str, program: Program) -> dict[str, str]:
    """The tests that it did not pass, and what they say."""
    results = notebook_called(notebook).grade(program.function, program.source)
    return {test: result.message for test, result in results.items() if result.status != "passed"}


@pytest.mark.parametrize(("notebook", "program"), programs("right"))
def test_a_right_program_scores_full(notebook, program):
    assert lost(notebook, program) == {}


@pytest.mark.parametrize(("notebook", "program"), programs("wrong"))
def test_a_wrong_program_loses_points(notebook, program):
    assert bool(lost(notebook, program)) == (program.says not in NO_MISTAKE)
