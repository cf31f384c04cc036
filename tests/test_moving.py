"""The figures that move: what they show is what the functions return, a picture stands where none can move."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from linearloss import move_score, move_weights, moving
from linearloss.failure import CheckFailed
from linearloss.moving_widget import Moving
from linearloss.telling import tell
from solutions.reference.losses import softmax_loss, svm_loss

SCORES = np.array([[3.2, 5.1, -1.7], [1.3, 4.9, 2.0], [2.2, 2.5, -3.1]])
WEIGHTS = {"loss": "SVM", "reg": 0.1, "rate": 0.3, "steps": 0, "weights": move_weights.START.tolist()}


def hinge(S: np.ndarray, y: np.ndarray) -> np.ndarray:
    return np.array(
        [sum(max(0, s - row[k] + 1) for j, s in enumerate(row) if j != k) for row, k in zip(S, y, strict=True)]
    )


def kept(monkeypatch: pytest.MonkeyPatch, module: Any) -> list[Any]:
    """What a figure's function hands on to be shown."""
    handed: list[Any] = []
    monkeypatch.setattr(module, "show_moving", lambda *arguments: handed.extend(arguments))
    return handed


def test_losses_of_points_and_terms_are_those_of_the_functions(monkeypatch: pytest.MonkeyPatch) -> None:
    handed = kept(monkeypatch, move_weights)
    move_weights.move_the_weights({"SVM": svm_loss, "softmax": softmax_loss})
    shown = handed[3](WEIGHTS)
    for name, loss in {"SVM": svm_loss, "softmax": softmax_loss}.items():
        points, (data, regulariser, total) = shown["terms"][name]["points"], shown["terms"][name]["sums"]
        assert np.mean(points) == pytest.approx(data)
        assert regulariser == pytest.approx(0.1 * np.sum(move_weights.START**2))
        assert total == pytest.approx(loss(move_weights.START, move_weights.POINTS, move_weights.LABELS, 0.1)[0])


def test_a_step_subtracts_the_gradient_of_the_chosen_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    handed = kept(monkeypatch, move_weights)
    move_weights.move_the_weights({"SVM": svm_loss, "softmax": softmax_loss})
    W = move_weights.START
    dW = softmax_loss(W, move_weights.POINTS, move_weights.LABELS, 0.1)[1]
    stepped = handed[3](WEIGHTS | {"loss": "softmax", "steps": 1})["weights"]
    np.testing.assert_allclose(stepped, W - 0.3 * dW)


def test_the_exercises_of_notebook_03_come_out_as_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """The SVM stops exactly after two runs; softmax goes on; at lambda 1 every point is near ln 3."""
    handed = kept(monkeypatch, move_weights)
    move_weights.move_the_weights({"SVM": svm_loss, "softmax": softmax_loss})
    satisfied = handed[3](WEIGHTS | {"reg": 0.0, "steps": 200})
    assert (satisfied["slope"], satisfied["wrong"]) == (0.0, 0)
    assert handed[3](WEIGHTS | {"loss": "softmax", "reg": 0.0, "steps": 500})["slope"] > 0.01
    strong = handed[3](WEIGHTS | {"loss": "softmax", "reg": 1.0, "steps": 300})
    np.testing.assert_allclose(strong["terms"]["softmax"]["points"], np.log(3), atol=0.1)


def test_curves_costs_and_probabilities_of_a_moved_score(monkeypatch: pytest.MonkeyPatch) -> None:
    handed = kept(monkeypatch, move_score)
    move_score.move_a_score({"hinge": hinge}, SCORES, ["cat", "car", "frog"], lambda S: S / np.sum(S))
    shown = handed[3]({"image": 1, "moved": 2, "score": 4.5})
    assert shown["row"] == [1.3, 4.9, 4.5]
    assert shown["now"] == {"hinge": pytest.approx(0.6)}
    assert shown["columns"]["hinge, by class"] == [0, None, pytest.approx(0.6)]
    assert sum(shown["columns"]["probability"]) == pytest.approx(1)
    moved = [hinge(np.array([[1.3, 4.9, score]]), np.array([1]))[0] for score in move_score.GRID]
    np.testing.assert_allclose(shown["curves"]["hinge"], moved)


def test_a_figure_waits_for_a_function_that_a_check_has_found_wrong() -> None:
    def not_right_here(W: Any, X: Any, y: Any, reg: float) -> Any:
        raise AssertionError("it must not be called")

    tell("not_right_here", "not yet", "")
    with pytest.raises(CheckFailed, match="waits for not_right_here to be right"):
        move_weights.move_the_weights({"SVM": not_right_here})


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_what_is_not_finite_can_be_sent_and_said(bad: float, capsys: pytest.CaptureFixture[str]) -> None:
    assert moving.numbers(np.array([1.0, bad])) == [1.0, None]
    move_weights.move_the_weights({"SVM": lambda W, X, y, reg: (bad, W)})
    assert "SVM loss not finite" in capsys.readouterr().out


def test_outside_a_notebook_the_text_stands_in_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    move_score.move_a_score({"hinge": hinge}, SCORES, ["cat", "car", "frog"])
    assert "hinge, 2.90 at the dot" in capsys.readouterr().out


class Kernel:
    """A shell as JupyterLab's kernel has it, or one that nbconvert has sent a cell."""

    kernel = None

    def __init__(self, metadata: dict[str, Any]) -> None:
        self.metadata = metadata

    def get_parent(self) -> dict[str, Any]:
        return {"metadata": self.metadata}


@pytest.mark.parametrize(
    ("metadata", "library", "moves"),
    [({"cellId": "a"}, True, True), ({}, True, False), ({"cellId": "a"}, False, False)],
)
def test_only_a_page_that_shows_widgets_gets_one(
    monkeypatch: pytest.MonkeyPatch, metadata: dict[str, Any], library: bool, moves: bool
) -> None:
    monkeypatch.setattr(moving, "shell", lambda: Kernel(metadata))
    monkeypatch.setattr(moving, "prints", lambda: True)
    if not library:
        monkeypatch.setattr(moving, "find_spec", lambda name: None)
    assert moving._can_move() is moves


def test_the_picture_and_its_text_go_with_the_widget(monkeypatch: pytest.MonkeyPatch) -> None:
    import IPython.display

    forms: dict[str, Any] = {}
    monkeypatch.setattr(moving, "_can_move", lambda: True)
    monkeypatch.setattr(IPython.display, "display", lambda bundle, **others: forms.update(bundle))
    move_score.move_a_score({"hinge": hinge}, SCORES, ["cat", "car", "frog"])
    assert {"application/vnd.jupyter.widget-view+json", "image/png"} <= forms.keys()
    assert 'alt="The loss of the cat image' in forms["text/html"] and forms["text/plain"].startswith(
        "The loss of the cat"
    )


def test_the_widget_answers_each_question_by_its_number_and_outlives_an_error() -> None:
    widget = Moving("score", {}, {"number": 0}, {}, lambda settings: {"twice": 2 / settings["number"]})
    widget.settings = {"number": 4}
    assert widget.shown == {"twice": 0.5, "number": 4}
    widget.settings = {"number": 0}
    assert widget.shown == {
        "stopped": "Your function has stopped with ZeroDivisionError: division by zero.",
        "number": 0,
    }


def test_the_widget_goes_on_after_a_function_that_was_interrupted() -> None:
    def endless(settings: Any) -> Any:
        if settings["number"] == 1:
            raise KeyboardInterrupt
        return {"well": True}

    widget = Moving("score", {}, {"number": 0}, {}, endless)
    widget.settings = {"number": 1}
    assert widget.shown["number"] == 1 and "KeyboardInterrupt" in widget.shown["stopped"]
    widget.settings = {"number": 2}
    assert widget.shown == {"well": True, "number": 2}


def misbehaving(returned: Any) -> Any:
    def loss(W: Any, X: Any, y: Any, reg: float) -> Any:
        return returned(W)

    return loss


@pytest.mark.parametrize(
    ("returned", "says"),
    [
        (lambda W: None, "needs (loss, dW) from loss, and got None"),
        (lambda W: 1.0, "needs (loss, dW) from loss, and got a value of type float"),
        (lambda W: (1.0, W[0]), "an array of shape (3, 3) from loss, and got an array of shape (3,)"),
        (lambda W: (1.0, W.T[:2]), "an array of shape (3, 3)"),
        (lambda W: (np.ones(9), W), "one number from loss, and got an array of shape (9,)"),
        (lambda W: (1.0, None), "an array of shape (3, 3) from loss, and got None"),
        (lambda W: (1.0, np.full_like(W, np.nan)), "weights that are not finite"),
    ],
)
def test_what_is_no_loss_and_gradient_is_said_and_nothing_is_drawn(
    monkeypatch: pytest.MonkeyPatch, returned: Any, says: str
) -> None:
    handed = kept(monkeypatch, move_weights)
    move_weights.move_the_weights({"SVM": misbehaving(returned)})
    widget = Moving("weights", {}, {"number": 0}, {}, handed[3])
    widget.settings = WEIGHTS | {"steps": 1, "number": 1}
    assert says in widget.shown["stopped"] and "Your function" not in widget.shown["stopped"]


def test_losses_of_another_shape_are_no_curve() -> None:
    with pytest.raises(CheckFailed, match=r"an array of shape \(161,\) from mean_loss, and got a value of type float"):

        def mean_loss(S: np.ndarray, y: np.ndarray) -> Any:
            return np.mean(hinge(S, y)) if len(y) > 3 else hinge(S, y)

        move_score.move_a_score({"hinge": mean_loss}, SCORES, ["cat", "car", "frog"])


def test_in_its_notebook_a_figure_waits_for_a_check_that_was_not_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def not_checked_here(S: Any, y: Any) -> Any:
        raise AssertionError("it must not be called")

    (tmp_path / "checks.json").write_text('{"functions": {"not_checked_here": {}}, "tests": []}')
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(moving, "prints", lambda: True)
    with pytest.raises(CheckFailed, match="waits for not_checked_here to pass the check: run it first"):
        move_score.move_a_score({"hinge": not_checked_here}, SCORES, ["cat", "car", "frog"])
