"""Notebook surgery: whatever became of the cells on the way, honest work keeps its points."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
import pytest
from nbformat import NotebookNode
from nbgrader.utils import compute_checksum
from sample_course import FULL, LIMITS, cell_of, handed_in, official
from surgery import HARMLESS, NO_GAIN, Content, code, metadata_stripped, position, text_of

from autograder.course import Course, load_course
from autograder.exercise.grading import Exercises
from autograder.intake import lay_check_data
from autograder.judge.engine import Graded, grade_notebook, nothing_to_grade
from autograder.judge.fork_client import ForkServer
from autograder.notebook.code_kind import MOST_LOOKED_AT, MOST_PARSED, read_code
from autograder.notebook.official import merge, roles
from autograder.notebook.reading import simplify
from autograder.notebook.restored import restored


@pytest.fixture
def course(built_once: Path) -> Course:
    """The sample course with the data of its checks; nothing here writes into it."""
    return load_course(built_once)


def grade(course: Course, server: ForkServer, content: Content) -> Graded:
    theirs = official(course)
    assignment = course.assignment("01-line")
    submitted = merge(theirs, simplify(content, "line.ipynb"))
    with TemporaryDirectory() as beside:
        lay_check_data(course, assignment, Path(beside))
        return grade_notebook(theirs, submitted, server, LIMITS, Path(beside), Exercises(course).of(assignment))


def points(graded: Graded) -> dict[str, float | None]:
    return {test: result.points for test, result in graded.results.items()}


def statuses(graded: Graded) -> dict[str, str]:
    return {test: result.status for test, result in graded.results.items()}


# --- surgery that must cost nothing --------------------------------------------------


@pytest.mark.parametrize("surgery", HARMLESS)
def test_honest_work_keeps_its_points(
    course: Course, fork_server: ForkServer, surgery: Callable[[Content], None]
) -> None:
    content = handed_in(official(course))
    surgery(content)
    graded = grade(course, fork_server, content)
    assert points(graded) == FULL
    assert set(statuses(graded).values()) == {"passed"}


@pytest.mark.parametrize("surgery", NO_GAIN)
def test_surgery_gains_nothing(course: Course, fork_server: ForkServer, surgery: Callable[[Content], None]) -> None:
    content = handed_in(
        official(course), line="def line(w, b, x):\n    return w * x", answer_slope="answer_slope = 3.0"
    )
    surgery(content)
    graded = grade(course, fork_server, content)
    assert points(graded) == {"test_line": 1.0, "test_answer_slope": 0.0}  # it is vectorised, that is all


# --- surgery that costs what it removes, with a reason --------------------------------


def test_a_deleted_solution_is_missing_and_the_rest_is_graded(course: Course, fork_server: ForkServer) -> None:
    content = handed_in(official(course))
    content["cells"].pop(position(content, "line"))
    graded = grade(course, fork_server, content)
    assert statuses(graded) == {"test_line": "missing", "test_answer_slope": "passed"}
    assert "line is not defined" in graded.results["test_line"].message


def test_a_renamed_function_is_missing_and_says_so(course: Course, fork_server: ForkServer) -> None:
    graded = grade(course, fork_server, handed_in(official(course), line="def my_line(w, b, x):\n    return w * x + b"))
    assert statuses(graded)["test_line"] == "missing" and "did you rename it" in graded.results["test_line"].message


def test_stubs_are_missing(course: Course, fork_server: ForkServer) -> None:
    stub = "def line(w, b, x):\n    # YOUR CODE HERE\n    raise NotImplementedError()"
    graded = grade(course, fork_server, handed_in(official(course), line=stub, answer_slope="answer_slope = ..."))
    assert statuses(graded) == {"test_line": "missing", "test_answer_slope": "missing"}


def test_the_earlier_copy_runs_first_wherever_the_later_one_stands(course: Course) -> None:
    """Of two cells with one id the last counts, as when the notebook is run from top to bottom."""
    content = handed_in(official(course), line="def line(w, b, x): return 'first'")
    content["cells"].append(
        json.loads(json.dumps(cell_of(content, "line"))) | {"source": "def line(w, b, x): return 'second'"}
    )
    sources = [cell.source for cell in merge(official(course), simplify(content, "x")).cells]
    assert sources.index("def line(w, b, x): return 'first'") < sources.index("def line(w, b, x): return 'second'")


# --- the result ----------------------------------------------------------------------


@pytest.mark.parametrize("surgery", [*HARMLESS, lambda content: content.update(cells=[])])
def test_official_cells_stand_once_each_in_order_with_official_metadata(
    course: Course, surgery: Callable[[Content], None]
) -> None:
    theirs = official(course)
    content = handed_in(theirs)
    surgery(content)
    merged = merge(theirs, simplify(content, "x"))
    graded_cells = {cell.id: cell for cell in merged.cells if cell.metadata.get("nbgrader")}
    assert list(graded_cells) == [cell.id for cell in theirs.cells if cell.metadata.get("nbgrader")]
    assert len({cell.id for cell in merged.cells}) == len(merged.cells)
    for cell in theirs.cells:
        if cell.id in graded_cells:
            mine = graded_cells[cell.id]
            assert mine.metadata == cell.metadata and mine.cell_type == cell.cell_type
            if not roles(cell).is_solution:
                assert mine.source == cell.source
        elif roles(cell).is_demonstration or cell.cell_type == "markdown":
            assert cell.source in [one.source for one in merged.cells]
    for cell in merged.cells:
        assert "nbgrader" not in cell.metadata or cell.id in graded_cells
        assert "autograder" not in str(cell.metadata.get("tags", []))


def test_a_cell_of_the_students_own_carries_no_metadata(course: Course) -> None:
    content = handed_in(official(course))
    content["cells"].append(code("mine = 1", tags=["demonstration"], nbgrader={"grade_id": "x", "grade": True}))
    merged = merge(official(course), simplify(content, "x"))
    assert [cell.metadata for cell in merged.cells if cell.source == "mine = 1"] == [{}]


def test_without_metadata_the_ids_of_cells_tell_what_they_are(course: Course) -> None:
    content = handed_in(official(course), line="def line(w, b, x): return 'mine'")
    metadata_stripped(content)
    merged = merge(official(course), simplify(content, "x"))
    assert next(cell.source for cell in merged.cells if cell.id == "line") == "def line(w, b, x): return 'mine'"


def test_neither_argument_is_changed(course: Course) -> None:
    theirs = official(course)
    submitted = simplify(handed_in(theirs), "x")
    before = json.dumps(theirs), json.dumps(submitted)
    merged = merge(theirs, submitted)
    merged.cells[0].source = "changed"
    merged.cells[1].metadata["changed"] = True
    assert (json.dumps(theirs), json.dumps(submitted)) == before


def expand_with(course: Course, old: str, new: str) -> NotebookNode:
    """The official notebook after a change of its source."""
    source = course.source_script(course.assignments[0])
    before = source.read_text()
    source.write_text(before.replace(old, new))
    try:
        return official(course)
    finally:
        source.write_text(before)  # others use the course, too


def test_a_locked_cell_that_was_edited_is_told(course: Course) -> None:
    theirs, content = official(course), handed_in(official(course))
    assert restored(theirs, simplify(content, "line.ipynb")) == ()
    cell_of(content, "test_line")["source"] += "   \n"
    theirs = expand_with(course, "points=4", "points=6")  # since it was handed out
    assert restored(theirs, simplify(content, "line.ipynb")) == ()
    imports = cell_of(content, "imports")
    imports["metadata"]["nbgrader"]["checksum"] = compute_checksum(
        nbformat.from_dict(imports | {"source": text_of(imports)})
    )
    reworded = expand_with(course, "import numpy as np", "import numpy as np  # arrays")
    assert restored(reworded, simplify(content, "line.ipynb")) == ()
    cell_of(content, "test_line")["source"] = "pass"
    cell_of(content, "imports")["source"] += "\nimport pandas"
    assert restored(theirs, simplify(content, "line.ipynb")) == (
        "The locked cells imports, test_line differ from the course's: they were replaced by the course's own.",
    )


def test_nothing_of_the_students_outputs_stays(course: Course, fork_server: ForkServer) -> None:
    content = handed_in(official(course))
    forged = {"output_type": "execute_result", "data": {"text/plain": "1000"}, "metadata": {}, "execution_count": 1}
    for cell in content["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = [forged]
    graded = grade(course, fork_server, content)
    texts = [out.data["text/plain"] for cell in graded.notebook.cells if roles(cell).is_test for out in cell.outputs]
    assert texts == ["4.0", "1.0"]
    assert "1000" not in json.dumps(graded.notebook)


def test_a_demonstration_is_not_run(course: Course, fork_server: ForkServer) -> None:
    graded = grade(course, fork_server, handed_in(official(course)))
    assert "RuntimeError" not in json.dumps([cell.get("outputs") for cell in graded.notebook.cells])


def test_a_forged_reply_to_a_cell_costs_that_cell_only(course: Course, fork_server: ForkServer) -> None:
    """The worker may claim anything about its outputs; the judge must not stumble over it."""
    forge = (
        "import gc\nfrom autograder.channel import frames\nfrom autograder.worker.session import Session\n"
        "for thing in gc.get_objects():\n    if isinstance(thing, Session):\n"
        "        frames.send(thing.connection, {reply} | {'id': thing.number})"
    )
    for reply in (
        "{'outputs': [{'output_type': 'display_data', 'data': 5}], 'error': None}", "{'outputs': 7, 'error': None}",
        "{'outputs': [], 'error': 'x'}", "{'outputs': [], 'error': {}}", "{'outputs': [], 'error': [1]}",
        "{'outputs': [3], 'error': None}", "{'outputs': [{'output_type': 'stream', 'name': [], 'text': {}}], 'error': None}",
    ):  # fmt: skip
        content = handed_in(official(course))
        content["cells"].append(code(forge.replace("{reply}", reply)))
        graded = grade(course, fork_server, content)
        assert "grader_error" not in statuses(graded).values()
        assert all(value is not None for value in points(graded).values())


def test_nothing_to_grade_is_missing_with_its_reason(course: Course) -> None:
    theirs = official(course)
    graded = nothing_to_grade(merge(theirs, simplify({"cells": []}, "x")), "line.ipynb is empty.")
    assert statuses(graded) == {"test_line": "missing", "test_answer_slope": "missing"}
    assert points(graded) == {"test_line": 0.0, "test_answer_slope": 0.0}
    assert all("line.ipynb is empty." in result.message for result in graded.results.values())


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def f(): pass\nclass C: pass\nx = y = 1\nasync def g(): pass", {"f", "C", "x", "y", "g"}),
        ("if True:\n    def f(): pass", set()),
        ("def f(:", set()),
        ("\x00", set()),
        ("%matplotlib inline\ndef f(): pass", set()),
        ("(" * 5000, set()),
    ],
)
def test_read_code(source: str, names: set[str]) -> None:
    assert read_code(source).names == names


@pytest.mark.parametrize("text", ["a\n" * 450_000, "0\n" * 450_000], ids=["statements", "constants"])
def test_a_long_cell_is_not_parsed(course: Course, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside a solution and an answer that are missing: Python would take a gigabyte for its megabyte."""
    parsed: list[int] = []
    real = ast.parse
    monkeypatch.setattr(ast, "parse", lambda source, *more: parsed.append(len(source)) or real(source, *more))
    theirs = official(course)
    content = handed_in(theirs)
    kept = [cell for cell in content["cells"] if cell["id"] not in ("line", "why")]
    content["cells"] = [code(f"{text}line = 1"), *kept]
    merged = merge(theirs, simplify(content, "line.ipynb"))
    (cell,) = (cell for cell in merged.cells if cell.id == "line")
    assert "is missing" in cell.source and max(parsed, default=0) <= MOST_PARSED


def test_of_hundreds_of_own_cells_the_first_are_looked_at(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    real = ast.parse
    monkeypatch.setattr(ast, "parse", lambda source, *more: parsed.append(source) or real(source, *more))
    theirs = official(course)
    content = handed_in(theirs)
    at = next(at for at, cell in enumerate(content["cells"]) if cell["id"] == "why")
    kept = [cell for cell in content["cells"] if cell["id"] not in ("line", "why")]
    content["cells"] = [*kept[: at - 1], *(code(f"line + {number}") for number in range(900)), *kept[at - 1 :]]
    merge(theirs, simplify(content, "line.ipynb"))
    assert 0 < len(parsed) <= 3 * MOST_LOOKED_AT
