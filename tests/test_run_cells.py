"""The student's cells in the worker: what has ended one is told where its name is missed."""

from __future__ import annotations

import nbformat
import pytest

from autograder.judge.engine import judge_names
from autograder.judge.run_cells import run_cells
from autograder.judge.run_test import run_test
from autograder.judge.student import StudentProcess


def notebook(**solutions: str) -> nbformat.NotebookNode:
    cells = []
    for name, source in solutions.items():
        cell = nbformat.v4.new_code_cell(source)
        cell.metadata["nbgrader"] = {"grade_id": name, "solution": True, "grade": False, "locked": False}
        cells.append(cell)
    return nbformat.v4.new_notebook(cells=cells)


def said_of_f(student: StudentProcess, content: nbformat.NotebookNode) -> str:
    ended = run_cells(student, content)
    student.begin_test()
    return run_test("f(1.0)", 1.0, judge_names(content, student, ended)).message


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            "# mine\nfrom tqdm_of_nobody import tqdm\ndef f(x): return x",
            "line 2 with ModuleNotFoundError: The package tqdm_of_nobody is not",
        ),
        (
            "def f(x)\n    return x",
            "its cell stopped in line 1 with SyntaxError: A colon is missing: if, else, for, while and def end their line with one.",
        ),
        (
            "def f(x):\nreturn x",
            "line 2 with IndentationError: The block that begins in line 1 is empty",
        ),
        (
            "a = 1\nb = {}['k']\ndef f(x): return x",
            "its cell stopped in line 2 with KeyError: 'k' (Python raises it where a dictionary has no such key.)",
        ),
        ("import os\nos._exit(3)", "its cell was ended. The process ended"),
        ("def g(x): return x", "did you rename it?"),
    ],
)
def test_what_has_ended_a_cell_is_told_where_its_name_is_missed(
    student: StudentProcess, source: str, said: str
) -> None:
    told = said_of_f(student, notebook(f=source))

    assert told.startswith("f is not defined: ") and said in told and "ipython" not in told


def test_of_a_chain_of_cells_the_first_error_is_told_where_the_last_name_is_missed(student: StudentProcess) -> None:
    content = notebook(table="table = {}['k']", f="rows = len(table)\ndef f(x): return rows")

    assert said_of_f(student, content) == (
        "f is not defined: its cell stopped in line 1 with NameError: table is not defined: its cell stopped in line 1 with KeyError: 'k' (Python raises it where a dictionary has no such key.)"
    )


def test_a_cell_above_the_definition_that_it_uses_is_run_again(student: StudentProcess) -> None:
    content = notebook(answer="answer = f(1.0)", f="def f(x): return x + 1")

    assert run_cells(student, content) == {}
    assert judge_names(content, student)["answer"] == 2.0
    assert content.cells[0].outputs == []


def test_a_cell_is_run_again_for_a_missing_name_only_and_once(student: StudentProcess) -> None:
    content = notebook(
        count="count = []",
        twice="count.append(1)\nnever_defined",
        once="count.append(1)\n1 / 0",
        answer="answer = len(count)",
    )

    ended = run_cells(student, content)

    assert {name: error.sentence.split(":")[0] for name, error in ended.items()} == {
        "twice": "its cell stopped in line 2 with NameError",
        "once": "its cell stopped in line 2 with ZeroDivisionError",
    }
    student.run_cell("answer = len(count)")
    assert judge_names(content, student)["answer"] == 3
