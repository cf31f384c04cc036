"""From markers to nbgrader's own metadata, the same bytes every time."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbgrader.nbgraderformat import MetadataValidator

from autograder.build.expand import expand, write_notebook
from autograder.course import Course
from autograder.notebook.official import roles


def test_nbgraders_flags(course: Course) -> None:
    notebook = expand(course.source_script(course.assignment("01-line")))
    flags = {
        cell.id: (
            cell.cell_type,
            *(cell.metadata.nbgrader[key] for key in ("grade", "solution", "locked")),
            cell.metadata.nbgrader.get("points"),
        )
        for cell in notebook.cells
        if "nbgrader" in cell.metadata
    }
    assert flags == {
        "imports": ("code", False, False, True, None),
        "line": ("code", False, True, False, None),
        "test_line": ("code", True, False, True, 4.0),
        "answer_slope": ("code", False, True, False, None),
        "test_answer_slope": ("code", True, False, True, 1.0),
        "why_question": ("markdown", False, False, True, None),
        "why": ("markdown", True, True, False, 2.0),
    }
    for cell in notebook.cells:
        if "nbgrader" in cell.metadata:
            assert cell.metadata.nbgrader.grade_id == cell.id and cell.metadata.nbgrader.schema_version == 3
            MetadataValidator().validate_cell(cell)


def test_plain_cells_and_demonstrations(course: Course) -> None:
    notebook = expand(course.source_script(course.assignment("01-line")))
    plain = [cell for cell in notebook.cells if "nbgrader" not in cell.metadata]
    assert [cell.id for cell in plain] == ["cell-001", "cell-003", "cell-006"]
    assert plain[-1].metadata.tags == ["demonstration"] and roles(plain[-1]).is_demonstration
    assert roles(plain[1]).is_plain and not roles(plain[-1]).is_plain


def test_jupyter_goes_on_below_what_a_student_may_have_written_wrongly(course: Course) -> None:
    goes_on = [
        cell.id
        for cell in expand(course.source_script(course.assignment("01-line"))).cells
        if "raises-exception" in cell.metadata.get("tags", ())
    ]
    assert goes_on == ["line", "test_line", "answer_slope", "test_answer_slope"]


def test_roles_are_exclusive(course: Course) -> None:
    for assignment in course.assignments:
        for cell in expand(course.source_script(assignment)).cells:
            role = roles(cell)
            kinds = (role.is_solution, role.is_test, role.is_setup, role.is_demonstration, role.is_plain)
            assert sum(kinds) == (0 if role.grade_id == "why_question" else 1)


def test_the_same_bytes_twice_with_one_newline_at_the_end(course: Course, tmp_path: Path) -> None:
    script = course.source_script(course.assignment("01-line"))
    for name in ("a", "b"):
        write_notebook(expand(script), tmp_path / name / "line.ipynb")
    one, two = ((tmp_path / name / "line.ipynb").read_bytes() for name in ("a", "b"))
    assert one == two and one.endswith(b"}\n") and not one.endswith(b"\n\n")
    nbformat.validate(nbformat.read(tmp_path / "a" / "line.ipynb", as_version=4))


def test_a_notebook_that_is_not_valid_is_not_written(tmp_path: Path) -> None:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("x", id="x")])
    notebook.cells[0]["outputs"] = 5
    with pytest.raises(nbformat.ValidationError):
        write_notebook(notebook, tmp_path / "n.ipynb")
    assert not (tmp_path / "n.ipynb").exists()
