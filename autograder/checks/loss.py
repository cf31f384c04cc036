"""The visible check of a loss function that returns `(loss, dW)`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from linearloss.failure import CheckFailed

from .call import call_for_pair
from .values import FLOAT64_TOLERANCE, as_float_array, as_number, compare_array, compare_number, is_close


@dataclass(frozen=True)
class Lookalike:
    """What a known mistake would have returned: `value` in place of the right answer."""

    code: str
    sentence: str
    value: Any


def recognise(got: Any, lookalikes: list[Lookalike], tolerance: float = FLOAT64_TOLERANCE) -> Lookalike | None:
    """The first known mistake whose value `got` equals, or None."""
    for candidate in lookalikes:
        if np.shape(candidate.value) == np.shape(got) and is_close(got, candidate.value, tolerance):
            return candidate
    return None


def check_loss_and_gradient(
    function: Callable[..., Any],
    name: str,
    W: np.ndarray,
    X: np.ndarray,
    y: np.ndarray,
    *,
    data_loss: float,
    data_gradient: np.ndarray,
    reg: float = 0.3,
    loss_lookalikes: dict[str, float] | None = None,
    gradient_lookalikes: dict[str, np.ndarray] | None = None,
    read: str = "",
    tolerance: float = 1e-5,
) -> None:
    """Check `function(W, X, y, reg)` on one small problem, first without the regulariser.

    Args:
        function: the student's function; returns `(loss, dW)`.
        name: its name, for the messages.
        W, X, y: shapes (D, C), (N, D), (N,).
        data_loss: the right loss at reg = 0.
        data_gradient: the right gradient at reg = 0, shape (D, C).
        reg: the regularisation strength of the second round; the right answers are then
            `data_loss + reg * sum(W**2)` and `data_gradient + 2 * reg * W`.
        loss_lookalikes, gradient_lookalikes: sentence -> the value that a known mistake gives at
            reg = 0.
        read: where the notebook explains it, for the end of a message.
        tolerance: relative to the largest entry.

    Raises:
        CheckFailed: with the first layer that is wrong.
    """
    W, X = np.asarray(W, dtype=np.float64), np.asarray(X, dtype=np.float64)
    data_gradient = np.asarray(data_gradient, dtype=np.float64)
    kept = W.copy(), X.copy(), np.array(y)
    where = f" Read again: {read}." if read else ""

    loss, dW = _call_and_shape(function, name, W, X, y, 0.0, where)
    if not all(np.array_equal(a, b) for a, b in zip(kept, (W, X, y), strict=True)):
        raise CheckFailed(
            f"{name} changes its inputs in place. Work on a copy (W.copy()): whoever calls it still needs W.",
            diagnoses=["changes-input"],
        )
    known = [Lookalike("", text, value) for text, value in (loss_lookalikes or {}).items()]
    _compare_loss(loss, data_loss, f"{name}: the loss at reg = 0", known, len(y), where, tolerance)
    known = [Lookalike("", text, value) for text, value in (gradient_lookalikes or {}).items()]
    _compare_gradient(dW, data_gradient, f"{name}: the gradient at reg = 0", known, len(y), where, tolerance)

    loss, dW = _call_and_shape(function, name, W, X, y, reg, where)
    at = f"at reg = {reg:g}"
    squares = float(np.sum(W**2))
    _compare_loss(
        loss, data_loss + reg * squares, f"{name}: the loss {at}",
        regulariser_loss_lookalikes(data_loss, squares, reg, len(y)), len(y), where, tolerance,
    )  # fmt: skip
    _compare_gradient(
        dW, data_gradient + 2 * reg * W, f"{name}: the gradient {at}",
        regulariser_gradient_lookalikes(data_gradient, W, reg, len(y)), len(y), where, tolerance,
    )  # fmt: skip
    print(f"{name}: the visible check passed.")


def regulariser_loss_lookalikes(data_loss: float, squares: float, reg: float, n: int) -> list[Lookalike]:
    """What known mistakes in the regulariser make of the loss; `squares` is sum(W**2)."""
    return [
        Lookalike("reg-loss-missing", "The regulariser is missing from the loss: add reg * sum(W**2).", data_loss),
        Lookalike("half-convention", "You add one half of the regulariser. This pack uses reg * sum(W**2), with "
                  "no one-half; the gradient is then 2 * reg * W.", data_loss + 0.5 * reg * squares),
        Lookalike("reg-coefficient-forgotten", "The regulariser is not multiplied by reg.", data_loss + squares),
        Lookalike("reg-divided-by-N", "The regulariser is divided by the number of examples: add it after the "
                  "division by N.", data_loss + reg * squares / n),
        Lookalike("reg-not-squared", "You add reg times the norm of W: the penalty is the sum of the squares, "
                  "without a square root.", data_loss + reg * squares**0.5),
        Lookalike("reg-sign", "The regulariser is subtracted: a penalty is added.", data_loss - reg * squares),
        Lookalike("reg-precedence", "The regulariser has ended up in the divisor: divide the sum by N first, in a "
                  "line of its own, and add the regulariser then.", n * data_loss / (n + reg * squares)),
        Lookalike("reg-precedence", "The regulariser is added once for each example: add it once, behind the loop.",
                  data_loss + n * reg * squares),
    ]  # fmt: skip


def regulariser_gradient_lookalikes(data_gradient: np.ndarray, W: np.ndarray, reg: float, n: int) -> list[Lookalike]:
    """What known mistakes in the regulariser make of the gradient, shape (D, C)."""
    return [
        Lookalike("reg-grad-no-2", "It is the gradient of half the regulariser: the derivative of reg * W**2 is "
                  "2 * reg * W.", data_gradient + reg * W),
        Lookalike("reg-grad-missing", "The regulariser is missing from the gradient: add 2 * reg * W.",
                  data_gradient),
        Lookalike("reg-coefficient-forgotten", "The regulariser's gradient is not multiplied by reg.",
                  data_gradient + 2 * W),
        Lookalike("reg-divided-by-N", "The regulariser's gradient is divided by the number of examples: add it "
                  "after the division by N.", data_gradient + 2 * reg * W / n),
        Lookalike("reg-grad-sumW", "You add one number, the sum over W, to every entry: the gradient of "
                  "sum(W**2) has an entry for each weight, 2 * W.", data_gradient + reg * np.sum(W)),
        Lookalike("reg-grad-sumW", "You add one number, the sum over W, to every entry: the gradient of "
                  "sum(W**2) has an entry for each weight, 2 * W.", data_gradient + 2 * reg * np.sum(W)),
        Lookalike("reg-grad-sumW", "You add one number, the sum of the squares, to every entry: its gradient has "
                  "an entry for each weight, 2 * W.", data_gradient + reg * np.sum(W**2)),
        Lookalike("reg-grad-double", "The regulariser's gradient is twice too large.", data_gradient + 4 * reg * W),
    ]  # fmt: skip


def _call_and_shape(
    function: Callable[..., Any], name: str, W: np.ndarray, X: np.ndarray, y: np.ndarray, reg: float, where: str
) -> tuple[float, np.ndarray]:
    first, second = call_for_pair(function, name, W, X, y, reg)
    # Of plain arrays only: a ragged list has no shape, and a stand-in's shape would be asked of the student.
    plain = isinstance(first, np.ndarray) and isinstance(second, (float, int, np.generic, np.ndarray))
    if plain and first.shape == W.shape and np.size(second) == 1:
        raise CheckFailed(f"{name} returns (dW, loss): it should be (loss, dW).", layer="type", diagnoses=["swapped"])
    try:
        return as_number(first, f"{name}: the loss"), as_float_array(second, W.shape, f"{name}: the gradient dW")
    except CheckFailed as error:
        raise CheckFailed(f"{error}{where}", layer=error.layer, diagnoses=error.diagnoses) from None


def _compare_loss(
    got: float, expected: float, what: str, known: list[Lookalike], n: int, where: str, tolerance: float
) -> None:
    if is_close(got, expected, tolerance):
        return
    known = [*known, Lookalike("loss-not-averaged", "It is N times too large: the loss is the mean over the "
                               "examples, so divide by N.", n * expected)]  # fmt: skip
    match = recognise(got, known, tolerance)
    try:
        compare_number(got, expected, what, tolerance=tolerance, reveal=True, note=match.sentence if match else "")
    except CheckFailed as error:
        raise CheckFailed(f"{error}{where}", diagnoses=_codes(match)) from None


def _compare_gradient(
    got: np.ndarray, expected: np.ndarray, what: str, known: list[Lookalike], n: int, where: str, tolerance: float
) -> None:
    if is_close(got, expected, tolerance):
        return
    known = [
        *known,
        Lookalike("grad-not-averaged", "It is N times too large: divide the gradient by N, as the loss.",
                  n * expected),
        Lookalike("grad-sign", "Its sign is wrong everywhere.", -expected),
        Lookalike("grad-not-implemented", "It is zero everywhere: the gradient is not computed yet.",
                  np.zeros_like(expected)),
    ]  # fmt: skip
    match = recognise(got, known, tolerance)
    try:
        compare_array(got, expected, what, tolerance=tolerance, reveal=True, note=match.sentence if match else "")
    except CheckFailed as error:
        raise CheckFailed(f"{error}{where}", diagnoses=_codes(match)) from None


def _codes(match: Lookalike | None) -> list[str]:
    return [match.code] if match and match.code else []
