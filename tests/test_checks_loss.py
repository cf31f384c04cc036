"""The visible check of a loss: right answers pass in any style, known mistakes are named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from autograder.checks import CheckFailed, check_loss_and_gradient

RNG = np.random.default_rng(3)
N, D, C = 5, 4, 3
W, X, y = RNG.normal(size=(D, C)), RNG.normal(size=(N, D)), np.array([0, 2, 1, 1, 0])
TARGET = np.eye(C)[y]


def data(W: np.ndarray) -> tuple[float, np.ndarray]:
    residual = X @ W - TARGET
    return float(np.sum(residual**2) / N), 2 * X.T @ residual / N


LOSS, GRADIENT = data(W)


def right(W: Any, X: Any, y: Any, reg: float) -> tuple[Any, Any]:
    loss, dW = data(W)
    return loss + reg * np.sum(W**2), dW + 2 * reg * W


def check(function: Callable[..., Any], **options: Any) -> None:
    check_loss_and_gradient(
        function, "loss", W, X, y, data_loss=LOSS, data_gradient=GRADIENT, read="section 2", **options
    )


def failure(function: Callable[..., Any], **options: Any) -> CheckFailed:
    with pytest.raises(CheckFailed) as caught:
        check(function, **options)
    return caught.value


def read_only(array: np.ndarray) -> np.ndarray:
    array = array.copy()
    array.flags.writeable = False
    return array


STYLES: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "python float": (float, lambda g: g),
    "numpy scalar": (np.float64, lambda g: g),
    "0-d": (np.array, lambda g: g),
    "one element": (lambda v: np.array([v]), lambda g: g),
    "one by one": (lambda v: np.array([[v]]), lambda g: g),
    "matrix": (lambda v: np.array([[v]]).view(np.matrix), lambda g: g.view(np.matrix)),
    "float32": (np.float32, lambda g: g.astype("float32")),
    "fortran": (float, np.asfortranarray),
    "read-only": (float, read_only),
    "strided": (float, lambda g: np.repeat(g, 2, axis=1)[:, ::2]),
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("pair", [tuple, list])
def test_right_answers_in_any_style(style: str, pair: Callable[..., Any], capsys: pytest.CaptureFixture[str]) -> None:
    loss_style, gradient_style = STYLES[style]

    def function(W: Any, X: Any, y: Any, reg: float, unused: int = 0) -> Any:
        loss, dW = right(W, X, y, reg)
        return pair((loss_style(loss), gradient_style(dW)))

    check(function)
    assert capsys.readouterr().out == "loss: the visible check passed.\n"


def pair_of(loss: Callable[..., Any], gradient: Callable[..., Any]) -> Callable[..., Any]:
    """A function from a mistake in either; each gets the data part and what the regulariser needs."""

    def function(W: Any, X: Any, y: Any, reg: float) -> Any:
        value, dW = data(W)
        return loss(value, W, reg), gradient(dW, W, reg)

    return function


def good_loss(value: float, W: Any, reg: float) -> Any:
    return value + reg * np.sum(W**2)


def good_gradient(dW: Any, W: Any, reg: float) -> Any:
    return dW + 2 * reg * W


MISTAKES = {
    # at reg = 0
    "loss-not-averaged": (lambda v, W, r: N * v + r * np.sum(W**2), good_gradient, "divide by N"),
    "grad-not-averaged": (good_loss, lambda g, W, r: N * g + 2 * r * W, "divide the gradient by N"),
    "grad-sign": (good_loss, lambda g, W, r: -g + 2 * r * W, "sign is wrong"),
    "grad-not-implemented": (good_loss, lambda g, W, r: np.zeros_like(g), "zero everywhere"),
    # the regulariser
    "reg-loss-missing": (lambda v, W, r: v, good_gradient, "missing from the loss"),
    "half-convention": (lambda v, W, r: v + 0.5 * r * np.sum(W**2), lambda g, W, r: g + r * W, "no one-half"),
    "reg-coefficient-forgotten": (lambda v, W, r: v + (r > 0) * np.sum(W**2), good_gradient, "not multiplied by reg"),
    "reg-divided-by-N": (lambda v, W, r: v + r * np.sum(W**2) / N, good_gradient, "number of examples"),
    "reg-not-squared": (lambda v, W, r: v + r * np.linalg.norm(W), good_gradient, "without a square root"),
    "reg-grad-no-2": (good_loss, lambda g, W, r: g + r * W, "derivative of reg * W**2"),
    "reg-grad-missing": (good_loss, lambda g, W, r: g, "missing from the gradient"),
    "reg-grad-sumW": (good_loss, lambda g, W, r: g + r * np.sum(W), "one number, the sum over W"),
    "reg-grad-double": (good_loss, lambda g, W, r: g + 4 * r * W, "twice too large"),
}


@pytest.mark.parametrize("reg", [0.3, 7.0, 0.01])
@pytest.mark.parametrize("code", MISTAKES)
def test_a_known_mistake_is_named(code: str, reg: float) -> None:
    loss, gradient, said = MISTAKES[code]
    error = failure(pair_of(loss, gradient), reg=reg)
    assert error.diagnoses == (code,) and said in str(error)
    assert str(error).endswith("Read again: section 2.") and error.layer == "value"
    assert ("at reg = 0:" in str(error) or "at reg = 0 differs" in str(error)) == (
        not code.startswith(("reg-", "half"))
    )


@pytest.mark.parametrize("code", ["reg-coefficient-forgotten", "reg-divided-by-N"])
def test_the_same_mistake_in_the_gradient(code: str) -> None:
    gradient = {
        "reg-coefficient-forgotten": lambda g, W, r: g + (r > 0) * 2 * W,
        "reg-divided-by-N": lambda g, W, r: g + 2 * r * W / N,
    }[code]
    assert failure(pair_of(good_loss, gradient)).diagnoses == (code,)


@pytest.mark.parametrize(
    ("function", "layer", "said"),
    [
        (lambda W, X, y, reg: None, "missing", "return statement"),
        (lambda W, X, y, reg: 1.0, "type", "`return loss, dW`, but returned float"),
        (lambda W, X, y, reg: (1.0, W, 3), "type", "3 entries"),
        (lambda W, X, y, reg: right(W, X, y, reg)[::-1], "type", "(dW, loss): it should be (loss, dW)"),
        (lambda W, X, y, reg: ("1.0", W), "type", "the loss should be one number, but is str"),
        (lambda W, X, y, reg: ([[1.0], [1.0, 2.0]], W), "type", "the loss should be one number, but is list"),
        (lambda W, X, y, reg: (object(), W), "type", "but is object"),
        (lambda W, X, y, reg: (LOSS, None), "type", "dW should be a NumPy array, but is None"),
        (lambda W, X, y, reg: (LOSS, GRADIENT.tolist()), "type", "but is list"),
        (lambda W, X, y, reg: (LOSS, GRADIENT.T), "shape", "transposed"),
        (lambda W, X, y, reg: (LOSS, GRADIENT.astype(int)), "dtype", "fractions were cut off"),
        (lambda W, X, y, reg: (float("nan"), GRADIENT), "value", "finite"),
        (lambda W, X, y, reg: (LOSS, GRADIENT * np.array([1, np.nan, 1])), "value", "nan or infinite"),
        (lambda W, X, y, reg: (LOSS + 1, GRADIENT), "value", "expected"),
        (lambda W, X, y, reg: undefined, "crashed", "NameError"),  # type: ignore[name-defined]  # noqa: F821
        (lambda W, X: (1.0, W), "crashed", "TypeError"),
        (3, "missing", "should be a function"),
    ],
)  # fmt: skip
def test_each_layer_has_its_sentence(function: Any, layer: str, said: str) -> None:
    error = failure(function)
    assert error.layer == layer and said in str(error)


def test_a_stub_is_missing() -> None:
    def stub(W: Any, X: Any, y: Any, reg: float) -> Any:
        raise NotImplementedError

    error = failure(stub)
    assert error.layer == "missing" and "not written yet" in str(error)


@pytest.mark.parametrize("which", [0, 1, 2])
def test_inputs_changed_in_place_are_noticed(which: int) -> None:
    def function(*args: Any) -> Any:
        result = right(*args)
        args[which][0] += 1
        return result

    kept = W.copy(), X.copy(), y.copy()
    try:
        assert failure(function).diagnoses == ("changes-input",)
    finally:
        W[:], X[:], y[:] = kept


def test_lookalikes_of_the_exercise_are_named() -> None:
    error = failure(
        lambda W, X, y, reg: (LOSS + 1.0, GRADIENT), loss_lookalikes={"You counted the right class.": LOSS + 1.0}
    )
    assert "You counted the right class." in str(error)
    error = failure(lambda W, X, y, reg: (LOSS, GRADIENT + 1), gradient_lookalikes={"You added one.": GRADIENT + 1})
    assert "You added one." in str(error)


def test_an_unknown_mistake_is_not_given_a_name() -> None:
    error = failure(pair_of(lambda v, W, r: v + 1.2345, good_gradient))
    assert error.diagnoses == () and f"expected {LOSS:.6g}, got {LOSS + 1.2345:.6g}. Read" in str(error)


def test_both_halves_of_a_regulariser_at_zero_weights_are_not_confused() -> None:
    """At W = 0 every regulariser is right: no mistake may be claimed."""
    zero = np.zeros_like(W)
    loss, gradient = data(zero)
    check_loss_and_gradient(
        pair_of(lambda v, W, r: v, lambda g, W, r: g), "loss", zero, X, y, data_loss=loss, data_gradient=gradient
    )
