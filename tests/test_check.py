"""The check of one line: what a student reads in the notebook, and what nbgrader's validator shows of it."""

from __future__ import annotations

import io
import json
import shutil
import sys
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbgrader.validator import Validator
from sample_course import ROOT

from linearloss import CheckFailed, check
from linearloss.check import _shipped
from linearloss.exercise import Exercise
from linearloss.failure import WIDTH
from linearloss.shipping import Shipped
from linearloss.words import Named

SVM = ROOT / "notebooks" / "02-svm"
HALF = """\
def svm_loss_vectorized(W, X, y, reg):
    n, rows = len(y), np.arange(len(y))
    s = X @ W
    gap = np.maximum(0, s - s[rows, y][:, None] + 1)
    gap[rows, y] = 0
    G = (gap > 0).astype(float)
    G[rows, y] = -G.sum(axis=1)
    return gap.sum() / n + 0.5 * reg * np.sum(W * W), X.T @ G / n + reg * W
"""
RIGHT = HALF.replace("0.5 * reg", "reg").replace("+ reg * W", "+ 2 * reg * W")


@pytest.fixture(autouse=True)
def beside_the_notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SVM)


def failed(source: str, name: str = "svm_loss_vectorized") -> CheckFailed:
    names: dict[str, object] = {"np": np}
    exec(compile(source, "<ipython-input-1-0>", "exec"), names)
    with pytest.raises(CheckFailed) as caught:
        check(name, names[name])  # type: ignore[arg-type]
    return caught.value


def test_a_right_function_passes_with_the_points_of_its_parts(capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {"np": np}
    exec(RIGHT, names)
    check("svm_loss_vectorized", names["svm_loss_vectorized"])  # type: ignore[arg-type]
    assert capsys.readouterr().out == (
        "svm_loss_vectorized: passed. Points on these examples: loss (2): right, gradient (3): right, "
        "regulariser (2): right, vectorised (3): right.\n"
    )


def test_a_slip_in_place_does_not_spoil_the_next_check() -> None:
    for slip in ("W *= 2", "X -= X.mean()", "y[:] = 0"):
        assert failed(RIGHT.replace("    n, rows", f"    {slip}\n    n, rows"))
        names: dict[str, object] = {"np": np}
        exec(RIGHT, names)
        check("svm_loss_vectorized", names["svm_loss_vectorized"])  # type: ignore[arg-type]


def test_the_sentence_comes_first_then_the_numbers_the_points_and_where_to_read() -> None:
    error = failed(HALF)

    assert error.diagnoses == ("half-convention",) and error.read == "section 6, Without loops"
    lines = str(error).split("\n")
    assert lines[0].startswith(("What it is: You add half", "Most likely: You add half"))
    numbers = lines.index("regulariser: loss, the toy batch:")
    assert lines[numbers + 1 : numbers + 3] == ["  expected 28.9", "       got 14.45"]
    assert "regulariser (2): not yet" in lines[-2] and lines[-1] == "Read again: section 6, Without loops."


def test_small_matrices_stand_row_by_row() -> None:
    lines = str(failed(RIGHT.replace("X.T @ G / n", "X.T @ G"))).split("\n")

    at = next(number for number, line in enumerate(lines) if line.startswith("  expected [["))
    assert lines[at + 1].startswith("            [") and lines[at + 4].startswith("       got [[")


def test_an_error_is_told_with_its_line_and_its_meaning() -> None:
    error = failed(HALF.replace("s = X @ W", "s = X @ W.shape(0)"))

    assert "stopped in line 3 with TypeError: A tuple is called like a function" in str(error)
    assert error.layer == "crashed"


def test_what_is_not_written_yet_is_missing() -> None:
    error = failed("def svm_loss_vectorized(W, X, y, reg):\n    raise NotImplementedError()")

    assert error.layer == "missing" and str(error).count("is not written yet") == 1


def test_a_loop_is_told_at_once() -> None:
    looped = RIGHT.replace("    gap[rows, y] = 0\n", "    for i in range(n):\n        gap[i, y[i]] = 0\n")

    assert "vectorised (3): not yet" in str(failed(looped))


def test_what_explains_two_things_is_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "notebooks" / "01-hinge")
    column = "def hinge_losses(S, y, delta=1.0, p=1):\n    m = np.maximum(0, S - S[:, y] + delta)\n    m[:, y] = 0\n"
    lines = str(failed(f"{column}    return (m ** p).sum(axis=1)", "hinge_losses")).split("\n")

    assert sum("print those of its arrays" in line for line in lines) == 1 and len(lines) == len(set(lines))


def test_no_line_is_longer_than_the_validator_shows() -> None:
    error = CheckFailed("word " * 60, "x" * 300, names=[Named("code", "likely", "say " * 50)], read="section 2, What?")

    shown = error._render_traceback_()

    assert max(map(len, shown)) <= WIDTH and shown[0].startswith("Not yet. Most likely: say say")
    assert "".join(shown).replace(" ", "") == f"Not yet. {error}".replace(" ", "").replace("\n", "")
    assert shown[-1] == "Read again: section 2, What?"


def test_nbgraders_validator_shows_the_whole_sentence(tmp_path: Path) -> None:
    """The command and the Validate button show the same: the cell, then the lines of the error, each cut at 87 characters."""
    whole = nbformat.read(SVM / "svm.ipynb", as_version=4)
    wanted = {"imports", "toy", "svm_loss_vectorized", "test_svm_loss_vectorized"}
    whole.cells = [cell for cell in whole.cells if cell.metadata.get("nbgrader", {}).get("grade_id") in wanted]
    next(cell for cell in whole.cells if cell.metadata.nbgrader.grade_id == "svm_loss_vectorized").source = HALF
    nbformat.write(whole, tmp_path / "svm.ipynb")
    shutil.copy(SVM / "checks.json", tmp_path)
    validator = Validator()
    validator.stream = io.StringIO()

    validator.validate_and_print(str(tmp_path / "svm.ipynb"))

    shown = validator.stream.getvalue()
    assert 'check("svm_loss_vectorized", svm_loss_vectorized)' in shown and "..." not in shown
    says = next(
        one["says"]
        for one in json.loads((SVM / "checks.json").read_text(encoding="utf-8"))["functions"]["svm_loss_vectorized"][
            "known"
        ]
        if one["code"] == "half-convention"
    )
    assert says in " ".join(shown.split())


def test_a_function_of_which_nothing_is_visible_is_noted_and_not_called_right(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    nothing = Shipped(Exercise("f", {}, [], []), {}, ())
    monkeypatch.setattr(sys.modules["linearloss.check"], "_shipped", lambda name, path: nothing)
    check("f", lambda: 3)
    assert capsys.readouterr().out == "f: a function, noted. Only grading decides whether that is right.\n"


def test_data_of_another_version_say_so(tmp_path: Path) -> None:
    (tmp_path / "checks.json").write_text('{"functions": {"f": {"read": "section 1"}}}')
    with pytest.raises(FileNotFoundError, match="was made for another version of linearloss"):
        _shipped("f", tmp_path / "checks.json")
