"""The notebooks run in a real kernel from top to bottom: solved, with all checks passed; and as given, with nothing that stops."""

import os
import shutil

import nbformat
import pytest
from in_a_kernel import told
from nbclient import NotebookClient
from nbgrader.utils import determine_grade
from systems.slowness import seconds

from autograder.build.expand import expand
from autograder.build.stubs import CODE_STUB
from autograder.course import load_course
from autograder.notebook.official import roles
from autograder.selfcheck.variants import solved

COURSE = load_course()
# The last one trains on CIFAR-10: the test of the demonstration runs it.
WITHOUT_DATA = COURSE.assignments[:-1]
BY_NAME = {"argvalues": COURSE.assignments, "ids": lambda assignment: assignment.name}


def _execute(notebook, folder, **environment):
    client = NotebookClient(
        notebook, timeout=seconds(120), force_raise_errors=True, resources={"metadata": {"path": str(folder)}}
    )
    client.execute(env=os.environ | environment)


def _errors(notebook):
    return [
        f"{cell.id}: {output.get('evalue') or output.get('text')}"
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if output.output_type == "error" or output.get("name") == "stderr"
    ]


@pytest.mark.slow
@pytest.mark.parametrize("assignment", WITHOUT_DATA, ids=lambda assignment: assignment.name)
def test_solved_notebook_runs_without_error_and_passes_its_visible_checks(assignment, tmp_path):
    notebook = solved(expand(COURSE.source_script(assignment)))
    shutil.copy(COURSE.check_data(assignment), tmp_path)

    _execute(notebook, tmp_path, NBGRADER_EXECUTION="validate")  # checks and looks raise

    assert _errors(notebook) == []
    for cell in notebook.cells:
        if roles(cell).is_test:
            points, full = determine_grade(cell)
            assert points == full, cell.id


@pytest.mark.slow
@pytest.mark.parametrize("assignment", WITHOUT_DATA, ids=lambda assignment: assignment.name)
def test_a_notebook_as_given_runs_to_its_end_and_every_open_place_says_so(assignment, tmp_path):
    notebook = nbformat.read(COURSE.released_notebook(assignment), as_version=4)
    shutil.copy(COURSE.check_data(assignment), tmp_path)

    _execute(notebook, tmp_path)

    assert _errors(notebook) == []
    printed = {cell.id: "".join(map(told, cell.get("outputs", []))) for cell in notebook.cells}
    for cell in notebook.cells:
        if roles(cell).is_test:
            assert printed[cell.id].startswith("Open: "), cell.id
    assert any("This cell waits for" in text for text in printed.values())
    assert f"{sum(roles(cell).is_test for cell in notebook.cells)} open" in printed["summary"]


@pytest.mark.parametrize("assignment", **BY_NAME)
def test_every_function_stub_has_a_docstring_and_a_visible_check(assignment):
    notebook = nbformat.read(COURSE.released_notebook(assignment), as_version=4)
    tests = "\n".join(cell.source for cell in notebook.cells if roles(cell).is_test)

    for cell in notebook.cells:
        if roles(cell).is_solution and cell.cell_type == "code":
            name = roles(cell).grade_id
            if CODE_STUB.splitlines()[-1] in cell.source:
                assert '"""' in cell.source, f"{name} has no docstring"
            assert name in tests, f"{name} is in no visible check"


@pytest.mark.parametrize("assignment", **BY_NAME)
def test_every_notebook_asks_a_question_in_prose_with_a_mark_scheme(assignment):
    official = expand(COURSE.source_script(assignment))
    answers = [cell for cell in official.cells if roles(cell).is_solution and cell.cell_type == "markdown"]

    assert answers
    assert sum("BEGIN MARK SCHEME" in cell.source for cell in official.cells) >= len(answers)


@pytest.mark.parametrize("assignment", **BY_NAME)
def test_points_of_a_notebook_are_worth_the_time_it_takes(assignment):
    official = expand(COURSE.source_script(assignment))
    points = sum(cell.metadata.get("nbgrader", {}).get("points", 0) for cell in official.cells)

    assert 15 <= points <= 80
    assert 30 <= assignment.minutes <= 90
