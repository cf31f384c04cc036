"""Grades `gradient_descent`: on a bowl whose every step is known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, as_number, call, is_close
from autograder.checks.values import kind_of
from autograder.grading import Parts, Score

SCALE = np.array([[1.0, 0.5, 2.0], [0.7, 1.5, 0.2]])
CENTRE = np.array([[1.0, -2.0, 0.5], [3.0, 0.3, -1.0]])
START = np.array([[0.2, 1.1, -0.4], [-1.3, 2.2, 0.9]])


def grade_gradient_descent(gradient_descent: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `weights`, `history`, `edges` (no step at all, a vector for W)."""
    parts = Parts()
    parts.part("weights", points["weights"])(lambda: _check_weights(gradient_descent))
    parts.part("history", points["history"])(lambda: _check_history(gradient_descent))
    parts.part("edges", points["edges"])(lambda: _check_edges(gradient_descent))
    return parts.score()


def _bowl(W: Any) -> tuple[float, np.ndarray]:
    gap = np.asarray(W, dtype=float).reshape(CENTRE.shape) - CENTRE
    return float(np.sum(SCALE * gap**2)), 2 * SCALE * gap


def _check_weights(gradient_descent: Callable[..., Any]) -> None:
    for rate, steps in ((0.15, 5), (0.03, 9)):
        W, _ = _descend(gradient_descent, _bowl, START, rate, steps)
        W = as_float_array(W, START.shape, "gradient_descent: the weights")
        right = _positions(_bowl, START, rate, steps)
        if is_close(W, right[-1]):
            continue
        if is_close(W, _positions(_bowl, START, -rate, steps)[-1]):
            raise CheckFailed("gradient_descent walks uphill: the step must be subtracted.", diagnoses=["ascent"])
        if any(is_close(W, other) for other in right[:-1]):
            raise CheckFailed(
                "gradient_descent stops too early: take num_iters steps.", diagnoses=["wrong-number-of-steps"]
            )
        raise CheckFailed("gradient_descent: the weights after the last step are not right.")


def _check_history(gradient_descent: Callable[..., Any]) -> None:
    seen: list[float] = []

    def noted(W: Any) -> tuple[float, np.ndarray]:
        loss, dW = _bowl(W)
        seen.append(loss)
        return loss, dW

    _, history = _descend(gradient_descent, noted, START, 0.1, 6)
    numbers = history_numbers(history, 6, "gradient_descent")
    if not is_close(numbers[0], _bowl(START)[0]):
        raise CheckFailed(
            "gradient_descent: the first entry of the history is not the loss at the start. Note the loss before "
            "each step.", diagnoses=["history-late"],
        )  # fmt: skip
    if not is_close(numbers, seen[:6]):
        raise CheckFailed("gradient_descent: the history does not hold the losses met on the way, in their order.")


def _check_edges(gradient_descent: Callable[..., Any]) -> None:
    W, history = _descend(gradient_descent, _bowl, START, 0.1, 0)
    if not is_close(as_float_array(W, START.shape, "gradient_descent with num_iters = 0: W"), START) or len(history):
        raise CheckFailed("gradient_descent with num_iters = 0 should give back W as it was, and an empty history.")
    line, _ = _descend(
        gradient_descent, lambda w: (float(np.sum(np.asarray(w) ** 2)), 2 * np.asarray(w)), START[0], 0.1, 3
    )
    line = as_float_array(line, START[0].shape, "gradient_descent on a vector")
    if not is_close(np.abs(line[0] * START[0]), np.abs(line * START[0][0])):
        raise CheckFailed("gradient_descent does not work when W is a vector.")


def _descend(
    function: Callable[..., Any], bowl: Callable[..., Any], W: np.ndarray, rate: float, steps: int
) -> tuple[Any, Any]:
    result = call(function, "gradient_descent", bowl, W.copy(), rate, steps)
    if not isinstance(result, (tuple, list)) or len(result) != 2:
        raise CheckFailed("gradient_descent should return two things, `return W, history`.", layer="type")
    if not isinstance(result[1], (list, tuple, np.ndarray)) or (
        isinstance(result[1], np.ndarray) and not result[1].ndim
    ):
        raise CheckFailed(f"gradient_descent: the history should be a list, but is {kind_of(result[1])}.", layer="type")
    return result[0], result[1]


def _positions(bowl: Callable[..., Any], W: np.ndarray, rate: float, steps: int) -> list[np.ndarray]:
    found = [W]
    for _ in range(steps):
        found.append(found[-1] - rate * bowl(found[-1])[1])
    return found


def history_numbers(history: Any, expected: int, name: str) -> list[float]:
    if not isinstance(history, (list, tuple, np.ndarray)) or (isinstance(history, np.ndarray) and not history.ndim):
        raise CheckFailed(
            f"{name} should return the list of losses, but returned {kind_of(history)}.",
            layer="type",
            diagnoses=["history-missing"],
        )
    if len(history) != expected:
        raise CheckFailed(
            f"{name}: the history has {len(history)} entries after {expected} steps. It needs one loss a step.",
            diagnoses=["history-missing"],
        )
    return [as_number(entry, f"{name}: an entry of the history") for entry in history]
