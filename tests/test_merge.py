"""Notebook surgery: whatever became of the cells on the way, honest work keeps its points."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from nbformat import NotebookNode
from sample_course import FULL, LIMITS, cell_of, handed_in, official

from autograder.course import Course, load_course
from autograder.exercise.grading import Exercises
from autograder.intake import lay_check_data
from autograder.judge.engine import Graded, grade_notebook, nothing_to_grade
from autograder.judge.fork_client import ForkServer
from autograder.notebook.official import defined_names, merge, roles
from autograder.notebook.reading import simplify
from autograder.notebook.restored import restored

Content = dict[str, Any]


@pytest.fixture
def course(built_once: Path) -> Course:
    """The sample course with the data of its checks; nothing here writes into it."""
    return load_course(built_once)


RIGHT_LINE = "def line(w, b, x):\n    return w * x + b"


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


def text_of(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def code(source: str, **metadata: Any) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "source": source,
        "metadata": metadata,
        "outputs": [],
        "execution_count": None,
        "id": "new",
    }


def position(content: Content, grade_id: str) -> int:
    return content["cells"].index(cell_of(content, grade_id))


# --- surgery that must cost nothing --------------------------------------------------


def untouched(content: Content) -> None:
    pass


def edited_tests(content: Content) -> None:
    cell_of(content, "test_line")["source"] = "assert True  # I made it pass"


def deleted_tests(content: Content) -> None:
    content["cells"] = [
        c for c in content["cells"] if "test_" not in c["metadata"].get("nbgrader", {}).get("grade_id", "")
    ]


def duplicated_tests(content: Content) -> None:
    content["cells"].insert(3, json.loads(json.dumps(cell_of(content, "test_line"))))


def everything_duplicated(content: Content) -> None:
    content["cells"] += json.loads(json.dumps(content["cells"]))


def retyped_tests(content: Content) -> None:
    cell_of(content, "test_line")["cell_type"] = "markdown"
    cell_of(content, "test_answer_slope")["cell_type"] = "raw"


def ids_renamed(content: Content) -> None:
    for cell in content["cells"]:
        if "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"]["grade_id"] += "_mine"


def ids_swapped(content: Content) -> None:
    one, other = cell_of(content, "test_line"), cell_of(content, "test_answer_slope")
    one["metadata"], other["metadata"] = other["metadata"], one["metadata"]


def metadata_stripped(content: Content) -> None:
    for cell in content["cells"]:
        cell["metadata"] = {}


def metadata_and_ids_stripped(content: Content) -> None:
    for number, cell in enumerate(content["cells"]):
        cell["metadata"], cell["id"] = {}, f"vs-{number}"
    content["metadata"] = {}


def ids_dropped(content: Content) -> None:
    for cell in content["cells"]:
        del cell["id"]
    content["nbformat_minor"] = 4


def tagged(content: Content) -> None:
    for cell in content["cells"]:
        cell["metadata"]["tags"] = ["skip-execution", "raises-exception", "demonstration", "remove-cell"]


def saved_by_jupyterlite(content: Content) -> None:
    """As the browser edition hands it in: its kernel, texts in one piece, cells that it trusts, a cell of the student's own."""
    content["metadata"] |= {
        "kernelspec": {"name": "python", "display_name": "Python (Pyodide)", "language": "python"},
        "language_info": {"codemirror_mode": {"name": "python", "version": 3}, "name": "python", "version": "3.8"},
        "version": "0123456789ab",
    }
    content["cells"].insert(2, code("my_own = 1", trusted=True) | {"id": "01109d03-7b35-45a1-84f3-31bbe53e8fe8"})
    for cell in content["cells"]:
        cell["source"] = text_of(cell)
        cell["metadata"]["trusted"] = True


def points_changed(content: Content) -> None:
    for cell in content["cells"]:
        if "points" in cell["metadata"].get("nbgrader", {}):
            cell["metadata"]["nbgrader"]["points"] = 1000


def unlocked_and_regraded(content: Content) -> None:
    for cell in content["cells"]:
        if "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"] |= {"grade": False, "locked": False, "solution": True, "schema_version": 1}


def reordered(content: Content) -> None:
    content["cells"].reverse()


def a_test_first(content: Content) -> None:
    content["cells"].insert(0, content["cells"].pop(position(content, "test_line")))


def setup_deleted(content: Content) -> None:
    content["cells"].pop(position(content, "imports"))


def setup_spoilt(content: Content) -> None:
    cell_of(content, "imports")["source"] = "import numpy as np\nx_toy = None\ncheck = lambda *a, **k: None"


def plain_cells_deleted(content: Content) -> None:
    content["cells"] = [cell for cell in content["cells"] if "nbgrader" in cell["metadata"]]


def helper_in_a_neighbouring_cell(content: Content) -> None:
    cell_of(content, "line")["source"] = "def line(w, b, x):\n    return helper(w * x, b)"
    content["cells"].insert(position(content, "line"), code("def helper(a, b):\n    return a + b"))


def helper_below(content: Content) -> None:
    cell_of(content, "line")["source"] = "def line(w, b, x):\n    return helper(w * x, b)"
    content["cells"].insert(position(content, "line") + 1, code("def helper(a, b):\n    return a + b"))


def helper_in_the_plain_cell(content: Content) -> None:
    cell_of(content, "line")["source"] = "def line(w, b, x):\n    return helper(w * x, b)"
    next(c for c in content["cells"] if text_of(c).startswith("shown ="))["source"] = (
        "def helper(a, b):\n    return a + b"
    )


def defined_twice_the_last_counts(content: Content) -> None:
    cell_of(content, "line")["source"] = f"def line(w, b, x):\n    return 0\n\n{RIGHT_LINE}"


def copied_and_the_copy_finished(content: Content) -> None:
    copy = json.loads(json.dumps(cell_of(content, "line")))
    cell_of(content, "line")["source"] = "def line(w, b, x):\n    return 0 * x"
    content["cells"].insert(position(content, "line") + 1, copy)


def copied_far_below(content: Content) -> None:
    copy = json.loads(json.dumps(cell_of(content, "line")))
    cell_of(content, "line")["source"] = "def line(w, b, x):\n    return 0 * x"
    content["cells"].append(copy)


def written_in_a_new_cell_below(content: Content) -> None:
    cell_of(content, "line")["source"] = "# see below"
    content["cells"].append(code(RIGHT_LINE))


def solution_deleted_and_written_anew(content: Content) -> None:
    content["cells"].pop(position(content, "line"))
    content["cells"].insert(4, code(RIGHT_LINE))


def merged_with_the_next_solution(content: Content) -> None:
    answer = content["cells"].pop(position(content, "answer_slope"))
    cell_of(content, "line")["source"] = f"{RIGHT_LINE}\n\n{text_of(answer)}"


def merged_with_the_test_below(content: Content) -> None:
    test = content["cells"].pop(position(content, "test_line"))
    cell_of(content, "line")["source"] = f"{RIGHT_LINE}\n\n{text_of(test)}"


def merged_with_the_setup_above(content: Content) -> None:
    line = content["cells"].pop(position(content, "line"))
    setup = cell_of(content, "imports")
    setup["source"] = f"{text_of(setup)}\n\n{text_of(line)}"


def merged_with_the_test_above(content: Content) -> None:
    answer = content["cells"].pop(position(content, "answer_slope"))
    test = cell_of(content, "test_line")
    test["source"] = f"{text_of(test)}\n\n{text_of(answer)}"


def all_in_one_cell(content: Content) -> None:
    content["cells"] = [
        code(
            "\n\n".join(
                text_of(c) for c in content["cells"] if c["cell_type"] == "code" and "demonstration" not in text_of(c)
            )
        )
    ]


def split_in_two(content: Content) -> None:
    cell_of(content, "line")["source"] = "scale = 1.0"
    content["cells"].insert(position(content, "line") + 1, code("def line(w, b, x):\n    return scale * w * x + b"))


def broken_cells_around(content: Content) -> None:
    for source in (
        "1 / 0",
        "this is no python",
        "raise NotImplementedError()",
        "\x00",
        "%no_such_magic",
        "exit()",
        "!false",
    ):
        content["cells"].insert(0, code(source))


def warns_and_prints(content: Content) -> None:
    cell_of(content, "line")["source"] = (
        "import sys, warnings\nprint('x' * 2_000_000)\nprint('careful', file=sys.stderr)\n"
        "def line(w, b, x):\n    print('y' * 100_000)\n    warnings.warn('old')\n    np.log(np.zeros(1))\n    return w * x + b"
    )


def turned_into_prose(content: Content) -> None:
    cell = cell_of(content, "line")
    for key in ("outputs", "execution_count"):
        cell.pop(key, None)
    cell["cell_type"] = "markdown"


def turned_into_raw(content: Content) -> None:
    turned_into_prose(content)
    cell_of(content, "line")["cell_type"] = "raw"


def an_older_version_kept_as_prose(content: Content) -> None:
    old = json.loads(json.dumps(cell_of(content, "line")))
    old |= {"cell_type": "markdown", "source": "def line(w, b, x):\n    return 0"}
    content["cells"].append({key: value for key, value in old.items() if key not in ("outputs", "execution_count")})


def odd_cells(content: Content) -> None:
    content["cells"] += [None, 3, [], {}, {"cell_type": "code"}, {"cell_type": "code", "source": 5, "metadata": None},
                         {"cell_type": "heading", "source": "old", "metadata": {"nbgrader": []}},
                         {"cell_type": "code", "source": [1, "\ud800"], "metadata": {"tags": [1], "nbgrader": {"grade_id": 5}}}]  # fmt: skip


HARMLESS = [
    untouched, edited_tests, deleted_tests, duplicated_tests, everything_duplicated, retyped_tests, ids_renamed,
    ids_swapped, metadata_stripped, metadata_and_ids_stripped, ids_dropped, tagged, points_changed,
    saved_by_jupyterlite,
    unlocked_and_regraded, reordered, a_test_first, setup_deleted, setup_spoilt, plain_cells_deleted,
    helper_in_a_neighbouring_cell, helper_below, helper_in_the_plain_cell, defined_twice_the_last_counts,
    copied_and_the_copy_finished, copied_far_below, written_in_a_new_cell_below, solution_deleted_and_written_anew,
    merged_with_the_next_solution, merged_with_the_test_below, merged_with_the_setup_above,
    merged_with_the_test_above, all_in_one_cell, split_in_two, broken_cells_around, warns_and_prints, odd_cells, turned_into_prose, turned_into_raw,
    an_older_version_kept_as_prose,
]  # fmt: skip


@pytest.mark.parametrize("surgery", HARMLESS)
def test_honest_work_keeps_its_points(
    course: Course, fork_server: ForkServer, surgery: Callable[[Content], None]
) -> None:
    content = handed_in(official(course))
    surgery(content)
    graded = grade(course, fork_server, content)
    assert points(graded) == FULL
    assert set(statuses(graded).values()) == {"passed"}


NO_GAIN = [edited_tests, deleted_tests, duplicated_tests, retyped_tests, ids_renamed, metadata_stripped, tagged,
           points_changed, unlocked_and_regraded, reordered, setup_spoilt, everything_duplicated]  # fmt: skip


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


def test_a_written_answer_that_became_code_is_taken_as_prose(course: Course) -> None:
    content = handed_in(official(course), why="Because its slope is constant.")
    cell_of(content, "why")["cell_type"] = "code"
    merged = merge(official(course), simplify(content, "line.ipynb"))
    (answer,) = (cell for cell in merged.cells if roles(cell).grade_id == "why")
    assert (answer.cell_type, answer.source) == ("markdown", "Because its slope is constant.")


def test_a_locked_cell_that_was_edited_is_told(course: Course) -> None:
    theirs, content = official(course), handed_in(official(course))
    assert restored(theirs, simplify(content, "line.ipynb")) == ()
    cell_of(content, "test_line")["source"] += "   \n"
    assert restored(theirs, simplify(content, "line.ipynb")) == ()
    cell_of(content, "test_line")["source"] = "pass"
    cell_of(content, "imports")["source"] += "\nimport pandas"
    assert restored(theirs, simplify(content, "line.ipynb")) == (
        "The locked cells imports, test_line differ from the course's: they were replaced by the course's own.",
    )


def test_a_written_answer_is_taken_and_its_absence_a_stub(course: Course) -> None:
    def answer(content: Content) -> str:
        merged: NotebookNode = merge(official(course), simplify(content, "x"))
        return str(next(cell.source for cell in merged.cells if cell.id == "why"))

    content = handed_in(official(course), why="Because I say so.")
    assert answer(content) == "Because I say so."
    content["cells"].pop(position(content, "why"))
    assert answer(content) == "*Write your answer here.*"


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
def test_defined_names(source: str, names: set[str]) -> None:
    assert defined_names(source) == names
