"""In a notebook, a check does not look at an older version of what a cell has failed to define."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sample_course import ROOT
from test_telling import run

from linearloss.failure import CheckFailed, line_in_notebook
from linearloss.stopped_cells import note, refuse_older

RIGHT = "import numpy as np\ndef soft_threshold(W, t):\n    return np.sign(W) * np.maximum(abs(W) - t, 0)"
CHECK = "check('soft_threshold', soft_threshold)"
CHOICE = "check_choice_given(answer_l1_prefers, 'answer_l1_prefers', ['a', 'b', 'c'])"
CELLS = {
    "import": "from linearloss import check, check_choice_given, check_number_given, summary",
    "never defined": "def soft_threshold(W, t)\n    return W",
    "check of nothing": CHECK,
    "right": RIGHT,
    "check": CHECK,
    "syntax": RIGHT.replace("t):", "t)"),
    "check after an error of syntax": CHECK,
    "summary": "summary()",
    "mended, and an error below it": RIGHT + "\nsoft_threshold(1)",
    "check after an error below": CHECK,
    "first choice without quotes": "answer_l1_prefers = C",
    "check of the first choice": CHOICE,
    "choice": "answer_l1_prefers = 'a'",
    "choice without quotes": "answer_l1_prefers = b",
    "check of the choice": CHOICE,
    "two lines": "answer_l1_prefers = ...\nanswer_l1_prefers = nothing",
    "check of two lines": CHOICE,
    "comma": "answer_doubled = [0,13, 164,02]",
    "check of a comma": "check_number_given(answer_doubled, 'answer_doubled')",
    "magic": "%%time\nanswer_doubled = 4",
    "answer": "answer_doubled = 4",
    "check of the answer": "check_number_given(answer_doubled, 'answer_doubled')",
}


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder: Path = tmp_path_factory.mktemp("stopped")
    shutil.copy(ROOT / "notebooks" / "04-regularization" / "checks.json", folder)
    return {name: " ".join(text.split()) for name, text in run(folder, CELLS).items()}


@pytest.mark.parametrize("check", ["check of nothing", "check after an error of syntax"])
def test_a_function_whose_cell_has_an_error_of_syntax_is_not_checked(said: dict[str, str], check: str) -> None:
    line = 1 if check == "check of nothing" else 2
    assert said[check].startswith(
        f"Not yet. soft_threshold is not checked: its cell stopped in line {line} with SyntaxError: A colon is missing"
    )
    assert "mend the cell, run it, and then this check." in said[check]


def test_the_summary_does_not_keep_what_passed_before(said: dict[str, str]) -> None:
    assert "passed" in said["check"] and "not yet soft_threshold 5 points" in said["summary"]


def test_what_stands_above_the_line_that_stopped_is_defined(said: dict[str, str]) -> None:
    assert "passed" in said["check after an error below"]


def test_cells_are_known_by_any_name_that_ipython_gives_their_code() -> None:
    cell = "given = 1\n1 / 0\nkept = 2"
    code = compile(cell, "<ipython-input-1-a>", "exec").replace(
        co_name="<cell line: 2>"
    )  # as IPython 7, which Colab has
    with pytest.raises(ZeroDivisionError) as caught:
        exec(code, {"__name__": "__main__"})
    note(SimpleNamespace(error_before_exec=None, error_in_exec=caught.value, info=SimpleNamespace(raw_cell=cell)))
    refuse_older("given")
    with pytest.raises(CheckFailed, match=r"kept is not checked: its cell stopped in line 2 with ZeroDivisionError"):
        refuse_older("kept")


def test_an_answer_that_was_not_assigned_is_not_checked(said: dict[str, str]) -> None:
    assert said["check of the first choice"] == 'Not yet. answer_l1_prefers: a choice stands in quotes, "C".'
    assert said["check of the choice"] == 'Not yet. answer_l1_prefers: a choice stands in quotes, "b".'
    assert "nothing is not defined" in said["check of two lines"]
    assert "is a comma written for the decimal point?" in said["check of a comma"]
    assert said["check of the answer"].startswith("answer_doubled: a number, noted.")


def test_the_line_of_a_name_without_a_value_is_its_own_however_often_it_has_run() -> None:
    namespace: dict[str, Any] = {}
    exec(compile("def f(x):\n    m = x\n    n = A + m\n    A = 1", "<cell>", "exec"), namespace)
    lines = set()
    for _ in range(50):
        with pytest.raises(UnboundLocalError) as caught:
            namespace["f"](1)
        lines.add(line_in_notebook(caught.value))
    assert lines == {3}
