"""Grades `soft_threshold`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, call, is_close
from autograder.checks.loss import Lookalike, recognise
from autograder.grading import Parts, Score
from solutions.reference.regularization import soft_threshold

from .problems import SIZES, TOLERANCE, says, vectorised, weights, wrong

NAME = "soft_threshold"


def grade_soft_threshold(function: Callable[..., Any]) -> Score:
    """Score `soft_threshold`, 5 points."""
    parts = Parts()
    parts.part("large weights", 2)(lambda: _check_large_weights(function))
    parts.part("exact zeros", 2)(lambda: _check_exact_zeros(function))
    parts.part("vectorised", 1)(lambda: _check_vectorised(function))
    return parts.score()


def _problems() -> list[tuple[np.ndarray, float, str]]:
    return [(weights(200 + n, D, C, dtype), 0.9, dtype) for n, (D, C, dtype) in enumerate(SIZES)]


def _ask(function: Callable[..., Any], W: np.ndarray, t: float) -> np.ndarray:
    return as_float_array(call(function, NAME, W.copy(), t), W.shape, f"{NAME}'s result")


def _check_large_weights(function: Callable[..., Any]) -> None:
    for W, t, dtype in [*_problems(), (weights(211, 4, 3), 0.0, "float64")]:
        got, exact = _ask(function, W, t), W.astype(float)
        outside = np.abs(exact) > t
        expected = soft_threshold(exact, t)
        if not is_close(got[outside], expected[outside], TOLERANCE[dtype]):
            match = recognise(got, _threshold_lookalikes(exact, t), TOLERANCE[dtype])
            raise wrong(f"{NAME}: weights larger than t in size come out wrong {says(W)}.", match)


def _check_exact_zeros(function: Callable[..., Any]) -> None:
    for W, t, dtype in _problems():
        V = W.copy()
        V[0, 0] = 0.0
        got = _ask(function, V, t)
        inside = np.abs(V) <= t
        if np.any(got[inside]):
            match = recognise(got, _threshold_lookalikes(V.astype(float), t), TOLERANCE[dtype])
            raise wrong(f"{NAME}: weights no larger than t in size should become exactly 0 {says(W)}.", match)
        if not np.any(got):
            raise CheckFailed(f"{NAME} returns zeros only.")


def _check_vectorised(function: Callable[..., Any]) -> None:
    small, large = weights(221, 20, 4), weights(222, 220, 4)
    if is_close(_ask(function, small, 0.9), small) or not np.any(_ask(function, small, 0.9)):
        raise CheckFailed(f"{NAME}: it must change something, and keep something, first.")
    vectorised(function, NAME, (small, 0.9), (large, 0.9), 200, soft_threshold)


def _threshold_lookalikes(W: np.ndarray, t: float) -> list[Lookalike]:
    sign, size = np.sign(W), np.abs(W)
    return [
        Lookalike("soft-threshold-no-max", "They jump over 0 to the other side: the shrunken size must stop at 0, so "
                  "take max(0, |w| - t).", W - t * sign),
        Lookalike("soft-threshold-no-max", "They come out negative: the shrunken size must stop at 0.", size - t),
        Lookalike("soft-threshold-hard", "You set small weights to 0 but leave the large ones alone (hard "
                  "thresholding): every weight moves towards 0 by t.", W * (size > t)),
        Lookalike("soft-threshold-no-sign", "The sign is lost: negative weights come out positive. Multiply by the "
                  "sign of w.", np.maximum(size - t, 0)),
        Lookalike("soft-threshold-one-sided", "Negative weights all become 0: the size |w|, not w itself, is compared "
                  "with t.", np.maximum(W - t, 0)),
        Lookalike("soft-threshold-wrong-way", "Weights grow by t: they should shrink.", sign * (size + t)),
        Lookalike("soft-threshold-clip", "You clip to [-t, t], which is what is taken away: W minus that is wanted.",
                  np.clip(W, -t, t)),
        Lookalike("", "It returns W unchanged.", W),
    ]  # fmt: skip
