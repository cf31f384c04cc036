"""Odd but right: every style of `tests/innocent/` scores full on the real notebooks."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import nbformat
import pytest
from innocent import notebooks
from innocent.style import Style
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell
from real_course import COURSE, EXERCISES

from autograder.build.expand import expand
from autograder.intake import lay_check_data
from autograder.judge.engine import Graded, grade_notebook
from autograder.judge.fork_client import ForkServer
from autograder.notebook.official import merge, roles
from autograder.notebook.reading import read_notebook
from autograder.selfcheck.variants import solved

ASSIGNMENTS = ("svm", "softmax")
# What the shell would have to do is not done when work is graded; a cell that asks for it goes on.
NOT_RUN = "not run"

pytestmark = pytest.mark.slow


@cache
def official(assignment: str) -> NotebookNode:
    return expand(COURSE.source_script(COURSE.assignment(assignment)))


def cases(assignment: str) -> dict[str, Style]:
    found: dict[str, Style] = importlib.import_module(f"innocent.{assignment}").CASES
    return found


@pytest.fixture(autouse=True)
def solutions_importable(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Grading puts the course's folder on the path."""
    monkeypatch.setattr(sys, "path", list(sys.path))
    yield


@pytest.fixture
def graded(fork_server: ForkServer, tmp_path: Path) -> Callable[..., Graded]:
    """Grades a notebook's JSON as if it had been handed in, with these files beside it."""

    def grade(assignment: str, content: dict[str, Any], beside: Mapping[str, str] = MappingProxyType({})) -> Graded:
        for name, text in beside.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        submitted = read_notebook(json.dumps(content).encode(), f"{assignment}.ipynb")
        theirs = official(assignment)
        lay_check_data(COURSE, COURSE.assignment(assignment), tmp_path)
        tasks = EXERCISES.of(COURSE.assignment(assignment))
        return grade_notebook(theirs, merge(theirs, submitted), fork_server, COURSE.limits, tmp_path, tasks)

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
    chosen = cases(assignment)[style]
    assert lost(graded(assignment, submission(assignment, chosen), chosen.beside)) == {}


@pytest.mark.parametrize(
    "cell", ["!ls", "%%bash\nls", "files = !ls\nlen(files)", "!!ls", "%system ls", "%sx ls", "%pip install numpy"]
)
def test_commands_of_the_shell_are_left_out_and_the_cell_says_so(graded: Any, cell: str) -> None:
    done = graded("svm", submission("svm", Style("", helper=cell)))
    assert lost(done) == {}
    shown = next(found for found in done.notebook.cells if found.source == cell).outputs
    assert NOT_RUN in json.dumps(shown) and "Error" not in json.dumps(shown)


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
@pytest.mark.parametrize("damage", notebooks.CASES)
def test_an_honest_notebook_keeps_its_points_whatever_happened_to_it(graded: Any, assignment: str, damage: str) -> None:
    content = notebooks.CASES[damage](submission(assignment, Style("")))
    assert lost(graded(assignment, content)) == {}
