"""Grades `sample_log_uniform`: settings drawn evenly on a scale of powers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, call, is_close
from autograder.grading import Examination, Parts, Score

from .looking import require_own_results
from .sampling_observation import observe_sample_log_uniform
from .sampling_statistics import MANY, RANGES, distance, drawn_seed, looks_even, places, rises, two_draws
from .search import READ_SEARCH


def grade_sample_log_uniform(sample_log_uniform: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `range` (also type and shape), `spread`, `seed`."""
    parts = Parts()
    for part, check in (("range", _check_range), ("spread", _check_spread), ("seed", _check_seed)):
        parts.part(part, points[part])(partial(check, sample_log_uniform))
    return parts.score(Examination(sample_log_uniform, ("sample_log_uniform",), observe_sample_log_uniform))


def _draw(
    sample: Callable[..., Any], low: float, high: float, size: int, seed: int, *, lists: bool = True
) -> np.ndarray:
    """The numbers that a call gives. Whether they come as an array is asked once, in one part."""
    got = call(sample, "sample_log_uniform", low, high, size, seed)
    if lists and isinstance(got, list) and all(isinstance(one, float) for one in got):
        got = np.array(got, dtype=float)
    return as_float_array(got, (size,), "sample_log_uniform")


def _check_range(sample: Callable[..., Any]) -> None:
    _draw(sample, 0.1, 1.0, 1, 3, lists=False)
    for says, (low, high) in RANGES.items():
        values = _draw(sample, low, high, MANY, drawn_seed(61), lists=False)
        if np.min(values) < low * (1 - 1e-6) or np.max(values) > high * (1 + 1e-6):
            raise CheckFailed(f"sample_log_uniform gives numbers outside low to high, for {says}.{READ_SEARCH}")
    require_own_results(sample, "sample_log_uniform", *two_draws())


def _check_spread(sample: Callable[..., Any]) -> None:
    for says, (low, high) in RANGES.items():
        values = _draw(sample, low, high, MANY, drawn_seed(62))
        if np.any(values <= 0):
            raise CheckFailed(f"sample_log_uniform gives numbers that are not positive, for {says}.{READ_SEARCH}")
        place = places(values, low, high)
        if len(np.unique(np.round(place, 9))) < 0.95 * MANY or looks_even(place):
            raise CheckFailed(
                f"sample_log_uniform: the values are those of a grid, not random, for {says}.{READ_SEARCH}"
            )
        if distance(place) > 0.05:
            raise CheckFailed(
                f"sample_log_uniform: the logarithm of the values is not spread evenly, for {says}.{READ_SEARCH}"
            )
        if not 0.4 < rises(values) < 0.6:
            raise CheckFailed(f"sample_log_uniform: the values do not come in a random order, for {says}.")


def _check_seed(sample: Callable[..., Any]) -> None:
    first, second = drawn_seed(63), drawn_seed(64)
    one, again = (_draw(sample, 1e-3, 10.0, 50, first) for _ in range(2))
    if not is_close(one, again):
        raise CheckFailed(f"sample_log_uniform: the same seed does not give the same values.{READ_SEARCH}")
    if is_close(np.sort(one), np.sort(_draw(sample, 1e-3, 10.0, 50, second))):
        raise CheckFailed(f"sample_log_uniform: another seed gives the same values.{READ_SEARCH}")
