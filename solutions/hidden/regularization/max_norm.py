"""Grades `project_max_norm`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, call, is_close
from autograder.checks.loss import Lookalike, recognise
from autograder.grading import Parts, Score
from solutions.reference.regularization import project_max_norm

from .problems import TOLERANCE, says, vectorised, weights, wrong

NAME = "project_max_norm"
LIMIT = 2.0


def grade_max_norm(function: Callable[..., Any]) -> Score:
    """Score `project_max_norm`, 6 points."""
    parts = Parts()
    parts.part("long columns", 3)(lambda: _check_long_columns(function))
    parts.part("short columns", 1)(lambda: _check_short_columns(function))
    parts.part("zero column", 1)(lambda: _check_zero_column(function))
    parts.part("vectorised", 1)(lambda: _check_vectorised(function))
    return parts.score()


def _problems() -> list[tuple[np.ndarray, str]]:
    found = []
    for number, (D, C, dtype) in enumerate(
        [(5, 4, "float64"), (3, 7, "float64"), (6, 2, "float64"), (4, 5, "float32")]
    ):
        W = weights(100 + number, D, C)
        # Every other column is well inside the limit, the rest well outside.
        norms = np.sqrt(np.sum(W**2, axis=0))
        wanted = np.where(np.arange(C) % 2 == 0, 1.6, 0.45) * LIMIT
        found.append(((W / norms * wanted).astype(dtype), dtype))
    return found


def _ask(function: Callable[..., Any], W: np.ndarray) -> np.ndarray:
    return as_float_array(call(function, NAME, W.copy(), LIMIT), W.shape, f"{NAME}'s result")


def _check_long_columns(function: Callable[..., Any]) -> None:
    for W, dtype in _problems():
        got, exact = _ask(function, W), W.astype(float)
        long = np.sqrt(np.sum(exact**2, axis=0)) > LIMIT
        if not is_close(got[:, long], project_max_norm(exact, LIMIT)[:, long], TOLERANCE[dtype]):
            match = recognise(got, _max_norm_lookalikes(exact, LIMIT), TOLERANCE[dtype])
            raise wrong(f"{NAME}: a column that is too long is not scaled to length max_norm {says(W)}.", match)


def _check_short_columns(function: Callable[..., Any]) -> None:
    for W, dtype in _problems():
        got, exact = _ask(function, W), W.astype(float)
        short = np.sqrt(np.sum(exact**2, axis=0)) < LIMIT
        if not is_close(got[:, short], exact[:, short], TOLERANCE[dtype]):
            match = recognise(got, _max_norm_lookalikes(exact, LIMIT), TOLERANCE[dtype])
            raise wrong(f"{NAME}: a column that is short enough should stay as it is {says(W)}.", match)
        if is_close(got, exact, TOLERANCE[dtype]):
            raise CheckFailed(f"{NAME} changes nothing at all.")


def _check_zero_column(function: Callable[..., Any]) -> None:
    W = weights(111, 4, 3)
    W[:, 1] = 0.0
    got = _ask(function, W)
    if np.any(got[:, 1]):
        raise CheckFailed(f"{NAME}: a column of zeros should stay a column of zeros.")
    if not np.any(got) or is_close(got, W):
        raise CheckFailed(f"{NAME} must shorten the long columns and keep the short ones first.")


def _check_vectorised(function: Callable[..., Any]) -> None:
    small, large = weights(121, 4, 20), weights(122, 4, 220)
    if is_close(_ask(function, small), small) or not np.any(_ask(function, small)):
        raise CheckFailed(f"{NAME}: it must scale something first.")
    vectorised(function, NAME, (small, LIMIT), (large, LIMIT), 200, project_max_norm)


def _max_norm_lookalikes(W: np.ndarray, limit: float) -> list[Lookalike]:
    columns = np.sqrt(np.sum(W**2, axis=0, keepdims=True))
    rows = np.sqrt(np.sum(W**2, axis=1, keepdims=True))
    whole = float(np.sqrt(np.sum(W**2)))
    return [
        Lookalike("max-norm-always-scales", "You scale every column to length max_norm, the short ones too: a "
                  "constraint leaves alone what already satisfies it.", W * limit / columns),
        Lookalike("max-norm-rows", "You look at the rows of W: a class is a column, so take the norms along axis=0.",
                  W * np.minimum(1.0, limit / rows)),
        Lookalike("max-norm-whole-matrix", "You take one norm of the whole matrix: each column has its own.",
                  W * min(1.0, limit / whole)),
        Lookalike("max-norm-clip", "You clip single weights: it is the length of a column that is limited, and its "
                  "direction is kept.", np.clip(W, -limit, limit)),
        Lookalike("max-norm-squared", "You compare or divide by the squared length: take the square root.",
                  W * np.minimum(1.0, limit / columns**2)),
        Lookalike("max-norm-l1", "You take the sum of absolute values: the length is the root of the sum of squares.",
                  W * np.minimum(1.0, limit / np.sum(np.abs(W), axis=0, keepdims=True))),
        Lookalike("", "It returns W unchanged.", W),
    ]  # fmt: skip
