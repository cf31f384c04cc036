"""In a notebook checks print and nothing stops; for graders they raise. What a cell waits for; the summary."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import nbformat
import pytest
from in_a_kernel import run
from nbformat.v4 import new_code_cell, new_notebook, new_output
from sample_course import ROOT
from systems.slowness import seconds

from autograder.languages import catalogues
from autograder.nbgrader_plugin.installed import exchange_classes
from autograder.nbgrader_plugin.validator import NotingValidator
from linearloss import telling
from linearloss.answers import NOTED
from linearloss.failure import WIDTH
from linearloss.sentences import columns_of, speaking, words
from linearloss.summary import _print
from linearloss.telling import show_text, tell

STUB = "def f(*x):\n    raise NotImplementedError()"
CELLS = {
    "import": "from linearloss import check, check_choice_given, check_number_given, check_list_given, summary",
    "not run": "check('soft_threshold', soft_threshold)",
    "another name": "print(nowhere)",
    "stub": STUB,
    "open function": "check('soft_threshold', f)",
    "open answer": "a = ...\ncheck_number_given(a, 'answer_doubled')",
    "noted": "check_number_given(4, 'answer_doubled')",
    "wrong form": "check_choice_given(3, 'answer_l1_prefers', ['a', 'b', 'c'])",
    "look": "%%look\nmade = f(1)\nprint('not reached')",
    "look on": "%%look\nprint(made + 1)",
    "look at a mistake": "%%look\ndef g():\n    return 1 / 0\ng()",
    "look at nothing": "%%look\nprint(nowhere)",
    "mend": "def f(*x):\n    return x[0]",
    "look again": "%%look\nmade = f(1)\nprint('made', made)",
    "look on again": "%%look\nprint(made + 1)",
    "data of another notebook": "check('L_i', f)",
    "elsewhere": "import os\nos.chdir('/')\ncheck('soft_threshold', f)\nos.chdir(here)",
    "look at what is not right": "%%look\nsoft_threshold = f\n1 + soft_threshold(1)['a']",
    "written": "soft_threshold = f",
    "look that makes": "%%look\nshrunk = soft_threshold(1)",
    "look at what it made": "%%look\nshrunk['a']",
    "summary": "summary()",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("beside")
    shutil.copy(ROOT / "notebooks" / "04-regularization" / "checks.json", place)
    return place


PATIENT = "import time\nfrom linearloss import check, check_choice_given, summary, telling\ntelling.PATIENCE = 0.2"


@pytest.mark.parametrize(
    ("function", "says"),
    [
        (
            "time.sleep(0.05)",
            "soft_threshold takes long. If a loop in it never ends: the square above the notebook stops it.",
        ),
        (
            "raise KeyboardInterrupt",
            "Not yet. soft_threshold was stopped before its end: is there a loop that never ends?",
        ),
    ],
    ids=["takes long", "is stopped"],
)
def test_a_function_that_does_not_come_to_an_end(folder: Path, function: str, says: str) -> None:
    asked = f"def f(*x):\n    {function}\n    return x[0]\ncheck('soft_threshold', f)"
    said = run(folder, {"import": PATIENT, "asked": asked, "after": "print('on')", "summary": "summary()"})

    assert " ".join(said["asked"].split()).startswith(says)
    assert said["after"] == "on\n" and " not yet  soft_threshold" in said["summary"]


def test_what_is_quick_is_not_said_to_take_long(folder: Path) -> None:
    quick = "def f(*x):\n    return x[0]\ncheck('soft_threshold', f)"
    patient = f"{PATIENT}\ntelling.PATIENCE = {seconds(0.2)}"

    said = run(folder, {"import": patient, "asked": quick, "wait": f"time.sleep({seconds(0.5)})"})
    assert "takes long" not in said["asked"]


def test_korean_lines_fit_too(tmp_path: Path) -> None:
    shutil.copy(ROOT / "notebooks" / "ko" / "01-hinge" / "checks.json", tmp_path)
    asked = "check_choice_given('a', 'answer_recording', ['a', 'b', 'c', 'd'])"
    said = run(tmp_path, {"import": PATIENT, "asked": asked})["asked"]

    assert "접수" in said and max(columns_of(line) for line in said.splitlines()) <= WIDTH


@pytest.fixture(scope="module")
def said(folder: Path) -> dict[str, str]:
    return run(folder, CELLS | {"import": CELLS["import"] + f"\nhere = {str(folder)!r}"})


def test_what_is_open_says_so_in_its_place(said: dict[str, str]) -> None:
    assert said["open function"].startswith("Open: soft_threshold is not written yet")
    assert "Its points: large weights 2, exact zeros 2, vectorised 1." in said["open function"]
    assert said["not run"].startswith("Open: soft_threshold is not defined yet: run the cell in which you write it.")
    assert said["another name"].startswith("NameError: ") and "print" in said["another name"]
    assert said["open answer"].startswith("Open: answer_doubled has no answer yet")
    assert said["noted"] == "answer_doubled: a number, noted. Only grading decides whether that is right.\n"
    assert said["wrong form"].startswith("Not yet. answer_l1_prefers should be one of 'a', 'b', 'c', but is 3.")


def test_a_look_waits_for_a_function_and_for_what_it_would_have_made(said: dict[str, str]) -> None:
    assert said["look"] == "This cell waits for f, which is not written yet.\n"
    assert said["look on"] == "This cell waits for f, as a cell above it does.\n"
    assert said["look at a mistake"].startswith("This cell has stopped with ZeroDivisionError: division by zero")
    for cell in ("look at what is not right", "look at what it made"):
        assert "It uses soft_threshold: see what the check says." in " ".join(said[cell].split())
    assert said["look at nothing"] == "This cell needs nowhere: run the cells above it first.\n"
    assert (said["look again"], said["look on again"]) == ("made 1\n", "2\n")


def test_data_that_do_not_lie_beside_the_notebook_or_are_anothers_stop_nothing(said: dict[str, str]) -> None:
    assert said["data of another notebook"].startswith(
        "Not checked. checks.json beside this notebook knows no task L_i"
    )
    assert said["elsewhere"].startswith("Not checked. checks.json does not lie beside this notebook")


def test_the_summary_tells_all_checks_by_their_last_word(said: dict[str, str]) -> None:
    lines = [line.split() for line in said["summary"].splitlines()]
    assert ["open", "soft_threshold", "5", "points"] in lines
    assert ["noted", "answer_doubled", "1", "point"] in lines
    assert ["not", "run", "reg_loss_grad", "12", "points"] in lines
    assert ["by", "hand", "no_zeros", "4", "points"] in lines
    assert "  1 noted, 1 point: only grading decides whether these answers are right" in said["summary"]


def test_a_passed_check_has_its_points_also_those_that_only_grading_gives(capsys: pytest.CaptureFixture[str]) -> None:
    tell("some_training", "passed", "", 11.0)
    _print([{"subject": "some_training", "points": 12.0, "by_hand": False}])
    assert "passed  some_training  12 points" in capsys.readouterr().out


def test_a_notebook_gets_lines_that_are_broken_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    import IPython.display

    shown: list[dict[str, str]] = []
    monkeypatch.setattr(telling, "prints", lambda: True)
    monkeypatch.setattr(IPython.display, "display", lambda forms, raw: shown.append(forms))
    text = "if a < b:\n\n  " + "word " * 40
    show_text(text)
    plain = shown[0]["text/plain"].split("\n")
    assert plain[:2] == ["if a < b:", ""] and max(map(len, plain)) <= WIDTH and "\n".join(plain).split() == text.split()
    assert "if a &lt; b:\n\n  word word" in shown[0]["text/html"] and "break-all" not in shown[0]["text/html"]


def test_under_nbgrader_the_same_checks_raise(folder: Path) -> None:
    wanted = ("import", "stub", "open function", "open answer", "noted", "wrong form", "look at a mistake")
    found = run(folder, {name: CELLS[name] for name in wanted}, NBGRADER_EXECUTION="validate")
    raised = [name for name in wanted if found[name].startswith("CheckFailed: ")]
    assert raised == ["open function", "open answer", "wrong form"] and "noted" in found["noted"]
    assert found["look at a mistake"].startswith("ZeroDivisionError: ")


def test_validate_counts_what_is_only_noted(folder: Path) -> None:
    cells = [new_code_cell(CELLS["import"])]
    for number, source in enumerate((CELLS["noted"], CELLS["open answer"])):
        about = {
            "grade": True,
            "grade_id": f"test_{number}",
            "locked": False,
            "points": 1,
            "schema_version": 3,
            "solution": False,
            "task": False,
        }
        cells.append(new_code_cell(source, metadata={"nbgrader": about}))
    nbformat.write(new_notebook(cells=cells), folder / "some.ipynb")
    validator = NotingValidator()
    validator.stream = io.StringIO()
    validator.validate_and_print(str(folder / "some.ipynb"))
    told = validator.stream.getvalue()
    assert "FAILED ON 1 CELL(S)" in told and "1 answer is noted" in told and "Open: answer_doubled" in told
    validator.stream = io.StringIO()
    validator._print_num_failed(0)
    alone = validator.stream.getvalue()
    assert alone == "Everything else passes. 1 answer is noted: only grading decides what is right there.\n"
    korean = nbformat.read(folder / "some.ipynb", as_version=4)
    korean.metadata["language"] = "ko"
    told = catalogues.told_by_package(korean)
    with speaking(told):
        korean.cells[1].outputs = [new_output("stream", text=f"answer_doubled: {words(NOTED)}\n")]
    validator.stream = io.StringIO()
    validator._get_failed_cells(korean)
    validator._print_num_failed(0)
    assert (
        validator.stream.getvalue()
        == "나머지는 모두 통과했습니다. 답 1개가 접수되었습니다. 맞는지는 채점할 때만 판정합니다.\n"
    )


def test_the_button_validate_tells_what_is_only_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    from nbgrader.server_extensions.validate_assignment import handlers

    exchange_classes()
    found: dict[str, list[dict[str, str]]] = {}

    def run_cells(self: NotingValidator, filename: str) -> dict[str, list[dict[str, str]]]:
        self._noted, self._told = 2, None
        return found

    monkeypatch.setattr("nbgrader.validator.Validator.validate", run_cells)
    shown = handlers.Validator().validate("some.ipynb")
    (alone,) = shown["failed"]  # of what the dialog can show, the nearest: its line "failed" is hidden
    assert alone["source"] == "Everything else passes. 2 answers are noted: only grading decides what is right there."
    assert "display: none" in alone["error"]
    found["failed"] = [{"source": "a check", "error": "what is wrong", "raw_error": "what is wrong"}]
    (wrong,) = handlers.Validator().validate("some.ipynb")["failed"]
    assert wrong["error"] == "what is wrong\n\n2 answers are noted: only grading decides what is right there."
    found.clear()
    found["changed"] = [{"source": "a locked cell"}]
    assert handlers.Validator().validate("some.ipynb") == found


def test_a_right_answer_is_said_at_once_where_digests_lie_beside_the_notebook(tmp_path: Path) -> None:
    from sample_course import write_course

    from autograder.exercise.answers import sealed_answers
    from autograder.notebook.submitted import OfficialNotebooks

    course = write_course(tmp_path / "course")
    answers = sealed_answers(OfficialNotebooks(course).of(course.assignments[0]))
    assert "2.5" not in json.dumps(answers)
    (tmp_path / "checks.json").write_text(json.dumps({"functions": {}, "tests": [], "answers": answers}))
    cells = {"import": CELLS["import"]}
    cells |= {str(given): f"check_number_given({given}, 'answer_slope')" for given in (2.5, 2.501, 2.6, -2.5, 0.025)}
    said = run(tmp_path, cells)
    assert said["2.5"] == said["2.501"] == "answer_slope: right.\n"
    assert said["2.6"] == "Not yet. answer_slope is not the right number.\n"
    assert "its sign is not" in " ".join(said["-2.5"].split())
    assert "a hundred times too small" in " ".join(said["0.025"].split())
