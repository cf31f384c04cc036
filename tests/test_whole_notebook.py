"""The students' command: what passes, what is only noted, what is open, in one notebook and its exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from linearloss.command import main
from linearloss.whole_notebook import NoNotebook, check_whole

SETUP = "from linearloss import check_number_given, CheckFailed"


def notebook(folder: Path, *tests: str) -> Path:
    cells = [{"cell_type": "code", "source": SETUP, "metadata": {}}]
    for number, source in enumerate(tests):
        about = {"grade": True, "grade_id": f"test_{number}", "points": number + 1}
        cells.append({"cell_type": "code", "source": source, "metadata": {"nbgrader": about}})
    path = folder / "some.ipynb"
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    return path


def test_each_check_has_its_verdict(tmp_path: Path) -> None:
    said = check_whole(
        notebook(
            tmp_path, "pass", "check_number_given(1.5, 'a')", "check_number_given(..., 'a')",
            "raise CheckFailed('not right')", "1 / 0", "print(nothing)",
        )
    )  # fmt: skip
    assert [one.verdict for one in said] == ["passed", "noted", "open", "not yet", "error", "open"]
    assert [one.points for one in said] == [1, 2, 3, 4, 5, 6]


def test_the_exit_code_says_whether_all_is_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(notebook(tmp_path, "pass", "check_number_given(1.5, 'a')"))]) == 0
    said = capsys.readouterr().out
    assert "1 passed, 1 point" in said and "1 noted, 2 points: only grading decides" in said
    assert main(["check", str(notebook(tmp_path, "1 / 0"))]) == 1
    assert main(["check", str(tmp_path / "none.ipynb")]) == 2
    assert "there is no such file" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "{", "[]", '{"cells": []}', '{"cells": [1]}'])
def test_what_is_no_notebook_of_the_course_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.ipynb"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NoNotebook):
        check_whole(path)


def test_what_has_ended_the_cell_of_a_function_is_told_at_its_check(tmp_path: Path) -> None:
    path = notebook(tmp_path, "print(f)", "print(g)")
    content = json.loads(path.read_text(encoding="utf-8"))
    for name, source in (("f", "def f(x)\n    return x"), ("g", "x = 0\ng = 1 / x")):
        about = {"grade": False, "grade_id": name, "solution": True}
        content["cells"].insert(1, {"cell_type": "code", "source": source, "metadata": {"nbgrader": about}})
    path.write_text(json.dumps(content), encoding="utf-8")
    syntax, value = check_whole(path)
    assert syntax.verdict == value.verdict == "error"
    assert syntax.text.startswith("f is not defined: its cell stopped in line 1 with SyntaxError: A colon is missing")
    assert value.text.startswith("g is not defined: its cell stopped in line 2 with ZeroDivisionError")


def test_an_answer_may_use_what_is_written_below_it_as_when_it_is_graded(tmp_path: Path) -> None:
    path = notebook(tmp_path, "check_number_given(answer, 'answer')")
    content = json.loads(path.read_text(encoding="utf-8"))
    for name, place, source in (("answer", 1, "answer = f(2)"), ("f", 3, "def f(x):\n    return x")):
        about = {"grade": False, "grade_id": name, "solution": True}
        content["cells"].insert(place, {"cell_type": "code", "source": source, "metadata": {"nbgrader": about}})
    path.write_text(json.dumps(content), encoding="utf-8")
    assert [one.verdict for one in check_whole(path)] == ["noted"]
