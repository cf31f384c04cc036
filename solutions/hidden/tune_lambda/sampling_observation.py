"""Examines `sample_log_uniform`: where its numbers lie, how they are spread, what the seed does."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.grading import Observation, Outcome, attempt, outcome_of

from .looking import ANOTHER, SAME
from .sampling_statistics import MANY, RANGES, distance, drawn_seed, looks_even, places, rises


def observe_sample_log_uniform(sample_log_uniform: Any) -> Observation:
    """In words, as the numbers themselves are random; `range: how many` is a number."""
    seen: Observation = {facet: {} for facet in ("range", "range: type", "range: how many", "spread", "spread: order")}
    for says, (low, high) in RANGES.items():
        result, error = attempt(sample_log_uniform, low, high, MANY, drawn_seed(61))
        values = error or _as_values(result)
        numbers = values if isinstance(values, np.ndarray) else None
        seen["range"][says] = str(values) if numbers is None else _range(numbers, low, high)
        seen["range: type"][says] = error or type(result).__name__
        seen["range: how many"][says] = str(values) if numbers is None else np.array(float(numbers.size))
        seen["spread"][says] = str(values) if numbers is None else _spread(numbers, low, high)
        seen["spread: order"][says] = str(values) if numbers is None else _order(numbers)
    seeds = (drawn_seed(63), drawn_seed(63), drawn_seed(64))
    one, again, other = (_some(sample_log_uniform, seed) for seed in seeds)
    seen["seed: the same seed again"] = {"": _compared(one, again)}
    seen["seed: another seed"] = {"": _compared(one, other)}
    return seen


def _as_values(result: Any) -> Outcome:
    if isinstance(result, list) and all(isinstance(one, float) for one in result):
        result = np.array(result, dtype=float)
    return outcome_of(result)


def _some(sample_log_uniform: Any, seed: int) -> Outcome:
    result, error = attempt(sample_log_uniform, 1e-3, 10.0, 50, seed)
    return error or _as_values(result)


def _compared(one: Outcome, other: Outcome) -> str:
    if isinstance(one, str) or isinstance(other, str):
        return one if isinstance(one, str) else str(other)
    same = one.shape == other.shape and np.allclose(np.sort(one, axis=None), np.sort(other, axis=None), 1e-6, 1e-12)
    return f"{SAME} values" if same else f"{ANOTHER} set of values"


def _range(values: np.ndarray, low: float, high: float) -> str:
    below, above = np.min(values) < low * (1 - 1e-6), np.max(values) > high * (1 + 1e-6)
    if not (below or above):
        return "inside"
    where = " and ".join(word for word, is_so in (("below low", below), ("above high", above)) if is_so)
    alien = np.max(values) < low or np.min(values) > high
    negative = ", some of them negative" if np.min(values) < 0 else ""
    return f"{'all' if alien else 'some'} {where}{negative}"


def _spread(values: np.ndarray, low: float, high: float) -> str:
    if values.size < 100:
        return "too few values"
    if len(np.unique(np.round(values / np.max(np.abs(values)), 9))) < 0.95 * values.size:
        return f"many are equal: {'all' if np.ptp(values) == 0 else 'some'}"
    positive = bool(np.all(values > 0))
    if positive and looks_even(places(values, low, high)):
        return "a grid of even logarithms"
    shapes = {
        "even logarithms over the range": places(values, low, high) if positive else None,
        "even values over the range": (values - low) / (high - low),
        "even logarithms over another range": _own_scale(np.log(values)) if positive else None,
        "even values over another range": _own_scale(values),
        "even reciprocals": _own_scale(1 / values) if positive else None,
        "even values of log(1 + value)": _own_scale(np.log1p(values)) if positive else None,
    }
    for says, place in shapes.items():
        if place is not None and distance(place) < 0.05:
            return says
    return "otherwise"


def _own_scale(values: np.ndarray) -> np.ndarray:
    return np.asarray((values - np.min(values)) / max(np.ptp(values), 1e-300))


def _order(values: np.ndarray) -> str:
    share = rises(values.ravel()) if values.size > 100 else 0.5
    return "rising" if share > 0.9 else "falling" if share < 0.02 and np.ptp(values) > 0 else "mixed"
