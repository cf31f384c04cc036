"""A loss from a neighbouring notebook is taken if it is there and right, and refused in words if not."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest

from autograder.build.expand import expand, write_notebook
from linearloss.carry_over import find_hinge_losses, find_loss
from solutions.reference.losses import softmax_loss, svm_loss

ROOT = Path(__file__).parent.parent
NAME = "my_loss"
RIGHT = """
def my_loss(W, X, y, reg):
    T = np.eye(W.shape[1])[y]
    E = X @ W - T
    return np.sum(E**2) / len(y) + reg * np.sum(W**2), 2 * X.T @ E / len(y) + 2 * reg * W
"""


def code(source: str, grade_id: str = "", tags: tuple[str, ...] = (), **flags: bool) -> dict:
    metadata: dict = {"tags": list(tags)} if tags else {}
    if grade_id:
        metadata["nbgrader"] = {"grade_id": grade_id, "grade": False, "solution": True, **flags}
    return {"cell_type": "code", "source": source, "metadata": metadata, "outputs": [], "execution_count": None}


def notebook(folder: Path, *cells: dict) -> Path:
    path = folder / "02-svm" / "svm.ipynb"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    return path


def find(folder: Path, *cells: dict):
    return find_loss(NAME, notebook(folder, *cells))


def works(found) -> bool:
    W, X, y = np.ones((2, 3)), np.ones((4, 2)), np.array([0, 1, 2, 0])
    return bool(found) and found.function(W, X, y, 0.0)[1].shape == (2, 3)


def test_found_and_tried(tmp_path: Path) -> None:
    found = find(tmp_path, code("import numpy as np"), code(RIGHT, NAME))
    assert works(found)
    assert found.sentence.startswith("my_loss found in 02-svm/svm.ipynb")


@pytest.mark.parametrize(
    ("number", "topic", "reference"), [("02-svm", "svm", svm_loss), ("03-softmax", "softmax", softmax_loss)]
)
def test_finds_the_solutions_of_the_course(tmp_path: Path, number: str, topic: str, reference) -> None:
    path = tmp_path / number / f"{topic}.ipynb"
    write_notebook(expand(ROOT / "solutions" / number / f"{topic}.py"), path)
    found = find_loss(f"{topic}_loss_vectorized", path)
    assert found, found.sentence
    generator = np.random.default_rng(0)
    W, X, y = generator.normal(size=(5, 4)), generator.normal(size=(9, 5)), generator.integers(4, size=9)
    loss, dW = found.function(W, X, y, 0.3)
    right_loss, right_dW = reference(W, X, y, 0.3)
    assert loss == pytest.approx(right_loss)
    np.testing.assert_allclose(dW, right_dW, atol=1e-10)


def test_helpers_constants_and_imports_come_along(tmp_path: Path) -> None:
    found = find(
        tmp_path,
        code("import numpy as anp\nfrom math import fsum\nTWO = 2"),
        code("def errors(W, X, y):\n    return X @ W - anp.eye(W.shape[1])[y]"),
        code(
            "def my_loss(W, X, y, reg):\n    E = errors(W, X, y)\n    return fsum((E**TWO).ravel()) / len(y) + "
            "reg * anp.sum(W**2), TWO * X.T @ E / len(y) + TWO * reg * W",
            NAME,
        ),
    )
    assert works(found), found.sentence


def test_nothing_else_of_the_notebook_is_run(tmp_path: Path) -> None:
    witness = tmp_path / "witness"
    touch = f"open({str(witness)!r}, 'w').close()"
    found = find(
        tmp_path, code(touch), code(f"unused = {touch}"), code(f"%time\n!ls\n{touch}\n{RIGHT}", NAME), code(touch)
    )
    assert works(found) and not witness.exists()


def test_the_last_definition_counts(tmp_path: Path) -> None:
    assert works(find(tmp_path, code("def my_loss(W, X, y, reg):\n    return 0.0, W", NAME), code(RIGHT)))


def test_tests_and_demonstrations_are_left_out(tmp_path: Path) -> None:
    wrong = "def my_loss(W, X, y, reg):\n    return 0.0, W"
    found = find(
        tmp_path,
        code(RIGHT, NAME),
        code(wrong, "test_my_loss", grade=True, solution=False),
        code(wrong, tags=("demonstration",)),
    )
    assert works(found)


def test_a_broken_cell_elsewhere_does_no_harm(tmp_path: Path) -> None:
    assert works(find(tmp_path, code("def half("), code("1/0"), code(RIGHT, NAME)))


def test_what_it_prints_is_not_shown(tmp_path: Path, capsys) -> None:
    noisy = RIGHT.replace("    T = ", "    print('noise', W)\n    T = ")
    assert works(find(tmp_path, code(noisy, NAME)))
    capsys.readouterr()
    find(tmp_path, code(noisy, NAME))
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("def my_loss(W, X, y, reg):\n    raise NotImplementedError()", "not written yet"),
        ("def my_loss(W, X, y, reg):\n    pass", "pair"),
        ("def my_loss(W, X, y, reg):\n    return wiht(W)", "NameError"),
        ("def my_loss(W, X, y, reg):\n    return 0.0, W.T", "shape"),
        ("def my_loss(W, X, y, reg):\n    return np.inf, W", "not finite"),
        ("def my_loss(:\n", "syntax error"),
        ("my_loss = 3", "not a function"),
        ("x = 3", "does not define"),
        ("my_loss = 1 / 0", "ZeroDivisionError"),
        (RIGHT.replace("reg * np.sum", "0.5 * reg * np.sum").replace("2 * reg * W", "reg * W"), "half"),
        (RIGHT.replace("+ reg * np.sum(W**2)", ""), "regulariser in its loss"),
        (RIGHT.replace("+ 2 * reg * W", ""), "does not agree"),
        (RIGHT.replace("2 * X.T", "X.T"), "does not agree"),
        (RIGHT.replace("2 * reg * W", "reg * W"), "does not agree"),
    ],
)
def test_refused_in_words(tmp_path: Path, source: str, says: str) -> None:
    found = find(tmp_path, code(source, NAME))
    assert not found and found.function is None
    assert says in found.sentence and found.sentence.count("\n") == 0


def test_no_notebook(tmp_path: Path) -> None:
    found = find_loss(NAME, tmp_path / "02-svm" / "svm.ipynb")
    assert not found and "no such notebook" in found.sentence


@pytest.mark.parametrize("text", ["", "[]", '{"cells": [3]}', '{"cells": [{"cell_type": "code"}]}', "\x00\xff"])
def test_not_a_notebook(tmp_path: Path, text: str) -> None:
    path = notebook(tmp_path)
    path.write_text(text, encoding="latin-1")
    found = find_loss(NAME, path)
    assert not found and "cannot be read" in found.sentence


def test_modules_of_the_caller_are_untouched(tmp_path: Path) -> None:
    before = set(sys.modules)
    find(tmp_path, code(RIGHT, NAME))
    assert set(sys.modules) == before


def test_the_hinge_losses_of_the_first_notebook_are_found_if_they_are_right(tmp_path: Path) -> None:
    path = tmp_path / "01-hinge" / "hinge.ipynb"
    write_notebook(expand(ROOT / "solutions" / "01-hinge" / "hinge.py"), path)
    found = find_hinge_losses(path)
    assert found and found.function([[3.0, 0.0]] * np.ones((2, 1)), np.array([0, 1])).tolist() == [0.0, 4.0]
    path.write_text(path.read_text().replace("margins[rows, y] = 0.0", "pass"))
    assert "does not give 0.5 and 3" in find_hinge_losses(path).sentence
