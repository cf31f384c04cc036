"""Odd but right: every style of `tests/innocent/` scores full on the real notebooks."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import pytest
from innocent import notebooks
from innocent.style import Style
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from autograder.build.expand import expand
from autograder.course import import_from, load_course
from autograder.judge.engine import Graded, grade_notebook
from autograder.judge.fork_client import ForkServer
from autograder.notebook.official import merge, roles
from autograder.notebook.reading import read_notebook
from autograder.selfcheck.variants import solved

ASSIGNMENTS = ("svm", "softmax")

pytestmark = pytest.mark.slow


@cache
def official(assignment: str) -> NotebookNode:
    course = load_course(Path(__file__).parent)
    return expand(course.source_script(course.assignment(assignment)))


def cases(assignment: str) -> dict[str, Style]:
    found: dict[str, Style] = importlib.import_module(f"innocent.{assignment}").CASES
    return found


@pytest.fixture(autouse=True)
def solutions_importable(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Grading puts the course's folder on the path."""
    monkeypatch.setattr(sys, "path", list(sys.path))
    import_from(load_course(Path(__file__).parent))
    yield


@pytest.fixture
def graded(fork_server: ForkServer) -> Callable[[str, dict[str, Any]], Graded]:
    """Grades a notebook's JSON as if it had been handed in."""

    def grade(assignment: str, content: dict[str, Any]) -> Graded:
        submitted = read_notebook(json.dumps(content).encode(), f"{assignment}.ipynb")
        theirs = official(assignment)
        return grade_notebook(theirs, merge(theirs, submitted), fork_server, load_course(Path(__file__).parent).limits)

    return grade


def submission(assignment: str, style: Style) -> dict[str, Any]:
    """The solved notebook with the style's cells in it, as JSON."""
    notebook = solved(official(assignment))
    names = [roles(cell).grade_id for cell in notebook.cells]
    for name, source in style.cells.items():
        notebook.cells[names.index(name)].source = source
    if style.helper:
        first = min((names.index(name) for name in style.cells), default=3)
        notebook.cells.insert(first, new_code_cell(style.helper))
    return json.loads(nbformat.writes(notebook, version=4))  # type: ignore[no-any-return]


def lost(graded: Graded) -> dict[str, str]:
    """Tests that did not score full, and what they say."""
    return {
        test: f"{result.points:g} of {result.max_points:g}, {result.status}: {result.message}"
        for test, result in graded.results.items()
        if (result.points, result.status) != (result.max_points, "passed")
    }


@pytest.mark.parametrize(
    ("assignment", "style"), [pytest.param(a, s, id=f"{a}-{s}") for a in ASSIGNMENTS for s in cases(a)]
)
def test_a_right_answer_in_an_odd_style_scores_full(graded: Any, assignment: str, style: str) -> None:
    assert lost(graded(assignment, submission(assignment, cases(assignment)[style]))) == {}


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
@pytest.mark.parametrize("damage", notebooks.CASES)
def test_an_honest_notebook_keeps_its_points_whatever_happened_to_it(graded: Any, assignment: str, damage: str) -> None:
    content = notebooks.CASES[damage](submission(assignment, Style("")))
    assert lost(graded(assignment, content)) == {}
