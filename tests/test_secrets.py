"""Answers live in `solutions/` only: nothing in what students get shows one."""

import ast
import re
from functools import cache
from pathlib import Path

import nbformat
import pytest

from autograder.build.expand import expand
from autograder.course import load_course
from autograder.exercise import read_mistakes
from autograder.handout.bundle import bundle_files
from autograder.notebook.official import roles
from autograder.notebook.regions import split_region

COURSE = load_course()
SECRET_FOLDER = re.compile(r"solutions[./](hidden|reference)|\w+\.(mistakes\.toml|right\.py)")


LONG = 25  # characters: such a line does not occur by chance
# Central differences: the students' library takes them, too.
NO_SECRETS = {"up, down = W.copy(), W.copy()"}


def _secret_lines(assignment):
    """Long lines of solutions, hidden tests, right functions and mark schemes, and what mistaken students think."""
    found = set(_right_functions(assignment))
    found |= {mistake.thinks for mistake in read_mistakes(COURSE) if mistake.assignment == assignment.name}
    found = {line for line in found if len(line) >= LONG}
    for cell in expand(COURSE.source_script(assignment)).cells:
        inside = [split_region(cell.source, region)[1] for region in ("SOLUTION", "HIDDEN TESTS", "MARK SCHEME")]
        if roles(cell).is_solution and cell.cell_type == "markdown":
            inside.append(cell.source)
        for text in inside:
            found |= {line.strip() for line in text.splitlines() if len(line.strip()) >= LONG}
    return found


def _right_functions(assignment):
    """Lines of the exercises' right functions, which may stand in `reference/`."""
    folder = COURSE.source_script(assignment).parent
    for path in (*folder.glob("*.exercise.py"), *(COURSE.root / "solutions" / "reference").glob("*.py")):
        text = path.read_text(encoding="utf-8")
        for node in ast.parse(text).body:
            if isinstance(node, ast.FunctionDef) and (node.name == "reference" or path.parent.name == "reference"):
                yield from map(str.strip, ast.get_source_segment(text, node).splitlines())


@cache
def _public_lines():
    """Lines of the sources that students are meant to see (a solution may repeat one of them)."""
    text = []
    for cell in (cell for one in COURSE.assignments for cell in expand(COURSE.source_script(one)).cells):
        source = cell.source
        for region in ("SOLUTION", "HIDDEN TESTS", "MARK SCHEME"):
            source = split_region(source, region)[0]
        if not (roles(cell).is_solution and cell.cell_type == "markdown"):
            text.append(source)
    return "\n".join(text)


@cache
def _bundle():
    """What students get: path in the bundle -> content."""
    return bundle_files(COURSE)


@pytest.mark.parametrize("assignment", COURSE.assignments, ids=lambda assignment: assignment.name)
def test_no_secret_line_in_what_students_get(assignment):
    public = _public_lines()
    secrets = {line for line in _secret_lines(assignment) - NO_SECRETS if line not in public}
    assert len(secrets) > 20, "the test itself finds too little"

    for name, content in _bundle().items():
        text = content.decode("utf-8", "replace")
        if name.endswith(".ipynb"):
            text = "\n".join(cell.source for cell in nbformat.reads(text, as_version=4).cells)
        leaked = [line for line in secrets if line in text]
        assert not leaked, f"{name} shows {leaked[0]!r}"


@pytest.mark.parametrize("assignment", COURSE.assignments, ids=lambda assignment: assignment.name)
def test_released_notebooks_have_no_outputs_no_regions_and_no_pointer_to_the_answers(assignment):
    notebook = nbformat.read(COURSE.released_notebook(assignment), as_version=4)

    for cell in notebook.cells:
        assert "### BEGIN" not in cell.source
        assert "### END" not in cell.source
        assert not cell.get("outputs")
        assert not SECRET_FOLDER.search(cell.source), cell.source
        if roles(cell).is_solution and cell.cell_type == "markdown":
            assert cell.source == "*Write your answer here.*"


def test_the_bundle_is_made_of_public_folders_only():
    for name in _bundle():
        first = Path(name).parts[0]
        assert first in {
            "notebooks", "README.md", "requirements.txt", "start.py", "LICENSE", "linearloss-1.0.0-py3-none-any.whl",
        }  # fmt: skip
