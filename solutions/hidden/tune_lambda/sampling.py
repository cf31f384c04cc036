"""Grades `sample_log_uniform`: settings drawn evenly on a scale of powers."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, call, is_close
from autograder.grading import Parts, Score

from .search import READ_SEARCH

RANGES = ((1e-7, 1e-3), (0.5, 2.0), (3.0, 5e4))

_Draw = Callable[[float, float, int, int], np.ndarray]


def grade_sample_log_uniform(sample_log_uniform: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `range`, `spread`, `seed`."""
    parts = Parts()
    draw = cache(partial(_draw, sample_log_uniform))
    parts.part("range", points["range"])(lambda: _check_range(draw))
    parts.part("spread", points["spread"])(lambda: _check_spread(draw))
    parts.part("seed", points["seed"])(lambda: _check_seed(sample_log_uniform, draw))
    return parts.score()


def _draw(sample_log_uniform: Callable[..., Any], low: float, high: float, size: int, seed: int) -> np.ndarray:
    return as_float_array(
        call(sample_log_uniform, "sample_log_uniform", low, high, size, seed), (size,), "sample_log_uniform"
    )


def _check_range(draw: _Draw) -> None:
    draw(0.1, 1.0, 1, 3)
    for low, high in RANGES:
        values = draw(low, high, 2000, 61)
        if np.min(values) < low * (1 - 1e-9) or np.max(values) > high * (1 + 1e-9):
            raise CheckFailed(
                "sample_log_uniform gives numbers outside low to high. Do the logarithm and the power belong "
                "together?" + READ_SEARCH, diagnoses=["out-of-range"],
            )  # fmt: skip


def _check_spread(draw: _Draw) -> None:
    for low, high in RANGES:
        values = draw(low, high, 2000, 62)
        if np.any(values <= 0):
            raise CheckFailed(f"sample_log_uniform gives numbers that are not positive: logarithms?{READ_SEARCH}")
        place = np.sort((np.log(values) - np.log(low)) / (np.log(high) - np.log(low)))
        # The largest distance from the uniform distribution: 0.05 is passed by chance once in ten thousand seeds.
        if np.max(np.abs(place - (np.arange(2000) + 0.5) / 2000)) > 0.05:
            uniform = np.mean((values - low) / (high - low))
            plain = abs(uniform - 0.5) < 0.03
            raise CheckFailed(
                "sample_log_uniform: the logarithm of the values is not spread evenly."
                + (" The values themselves are: take the logarithm of low and high first." if plain else "")
                + READ_SEARCH, diagnoses=["uniform"] if plain else [],
            )  # fmt: skip
        if len(np.unique(np.round(place, 9))) < 1900:
            raise CheckFailed("sample_log_uniform: many values are equal; draw from the whole range, not from a grid.")


def _check_seed(sample_log_uniform: Callable[..., Any], draw: _Draw) -> None:
    first = draw(1e-3, 10.0, 50, 63)
    again = _draw(sample_log_uniform, 1e-3, 10.0, 50, 63)
    if not is_close(first, again):
        raise CheckFailed(
            "sample_log_uniform: the same seed does not give the same values.", diagnoses=["seed-ignored"]
        )
    if is_close(first, draw(1e-3, 10.0, 50, 64)):
        raise CheckFailed("sample_log_uniform: another seed gives the same values.", diagnoses=["seed-ignored"])
