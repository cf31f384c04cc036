"""Grades `add_bias`: a last column of ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, call, is_close
from autograder.grading import Parts, Score
from solutions.reference import sgd as reference


def grade_add_bias(add_bias: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `value` and `edges` (one example, one feature, float32)."""
    parts = Parts()

    @parts.part("value", points["value"])
    def _() -> None:
        for seed, N, D in ((51, 7, 4), (52, 3, 8)):
            _check_bias(add_bias, np.random.default_rng(seed).normal(size=(N, D)))

    @parts.part("edges", points["edges"])
    def _() -> None:
        generator = np.random.default_rng(53)
        _check_bias(add_bias, generator.normal(size=(1, 5)))
        _check_bias(add_bias, generator.normal(size=(6, 1)))
        _check_bias(add_bias, generator.normal(size=(4, 3)).astype(np.float32))

    return parts.score()


def _check_bias(add_bias: Callable[..., Any], X: np.ndarray) -> None:
    N, D = X.shape
    got = as_float_array(call(add_bias, "add_bias", X.copy()), (N, D + 1), "add_bias(X)")
    if is_close(got, reference.add_bias(X)):
        return
    if is_close(got[:, 1:], X) and is_close(got[:, 0], np.ones(N)):
        raise CheckFailed(
            "add_bias: the ones stand in the first column; they belong in the last.", diagnoses=["bias-first"]
        )
    if not is_close(got[:, -1], np.ones(N)):
        raise CheckFailed("add_bias: the last column does not hold ones.", diagnoses=["bias-not-ones"])
    raise CheckFailed("add_bias: the columns before the last are not those of X.")
