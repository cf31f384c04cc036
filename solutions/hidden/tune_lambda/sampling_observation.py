"""Examines `sample_log_uniform`: where its numbers lie, how they are spread, what the seed does."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.grading import Observation, Outcome, attempt, outcome_of

from .looking import ANOTHER, SAME, fate_of_steady_results
from .sampling_statistics import MANY, RANGES, distance, drawn_seed, looks_even, places, rises, two_draws


def observe_sample_log_uniform(sample_log_uniform: Any) -> Observation:
    """In words, as the numbers themselves are random; `range: how many` is a number."""
    seen: Observation = {facet: {} for facet in ("range", "range: type", "range: how many", "spread", "spread: order")}
    for says, (low, high) in RANGES.items():
        result, error = attempt(sample_log_uniform, low, high, MANY, drawn_seed(61))
        values = error or _as_values(result)
        numbers = values if isinstance(values, np.ndarray) else None
        seen["range"][says] = str(values) if numbers is None else _range(numbers, low, high)
        seen["range: type"][says] = error or _kind(result)
        seen["range: how many"][says] = str(values) if numbers is None else np.array(float(numbers.size))
        seen["spread"][says] = str(values) if numbers is None else _spread(numbers.ravel(), low, high)
        seen["spread: order"][says] = str(values) if numbers is None else _order(numbers)
    seeds = (drawn_seed(63), drawn_seed(63), drawn_seed(64))
    one, again, other = (_some(sample_log_uniform, seed) for seed in seeds)
    seen["seed: the same seed again"] = {"": _compared(one, again)}
    seen["seed: another seed"] = {"": _compared(one, other)}
    if seen["seed: the same seed again"][""] != f"{SAME} values":
        fresh = _some(sample_log_uniform, drawn_seed(65))
        usual = np.exp(np.random.default_rng(drawn_seed(65)).uniform(np.log(1e-3), np.log(10.0), 50))
        first = ", though the first ones are those of the seed" if _compared(fresh, usual) == f"{SAME} values" else ""
        seen["seed: the same seed again"][""] += first
    seen["range: results"] = {"": fate_of_steady_results(sample_log_uniform, *two_draws())}
    return seen


def _as_values(result: Any) -> Outcome:
    if isinstance(result, list) and all(isinstance(one, float) for one in result):
        result = np.array(result, dtype=float)
    return "an empty array" if isinstance(result, np.ndarray) and result.size == 0 else outcome_of(result)


def _kind(result: Any) -> str:
    axes = np.ndim(result) if isinstance(result, np.ndarray) else 1
    return f"{type(result).__name__}{'' if axes == 1 else f' with {axes} axes'}"


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
    if len(np.unique(np.round(values / max(np.max(np.abs(values)), 1e-300), 9))) < 0.95 * values.size:
        return f"many are equal: {'all' if np.ptp(values) == 0 else 'some'}"
    positive = bool(np.all(values > 0))
    if positive and looks_even(places(values, low, high)):
        return "a grid of even logarithms"
    shapes = {
        "even logarithms over the range": places(values, low, high) if positive else None,
        "even values over the range": (values - low) / (high - low),
        "squares of even values": _root((values - low) / (high - low), 2),
        "cubes of even values": _root((values - low) / (high - low), 3),
        "even logarithms over another range": _own_scale(np.log(values)) if positive else None,
        "even values over another range": _own_scale(values),
        "even reciprocals": _own_scale(1 / values) if positive else None,
        "even values of log(1 + value)": _own_scale(np.log1p(values)) if positive else None,
    }
    for says, place in shapes.items():
        if place is not None and distance(place) < 0.05:
            return says
    return _crowded(places(values, low, high)) if positive else "otherwise"


def _root(share: np.ndarray, power: int) -> np.ndarray:
    return np.asarray(np.maximum(share, 0.0) ** (1 / power))


def _crowded(place: np.ndarray) -> str:
    """How values lie around the middle of the range, symmetrically, and hardly at its ends."""
    if abs(np.mean(place) - 0.5) > 0.03 or np.std(place) > 0.27:
        return "otherwise"
    inside = np.clip(place, 0, 1)
    two = np.where(inside < 0.5, 2 * inside**2, 1 - 2 * (1 - inside) ** 2)  # the mean of two even numbers
    return "means of two even logarithms" if distance(two) < 0.035 else "logarithms crowded in the middle"


def _own_scale(values: np.ndarray) -> np.ndarray:
    return np.asarray((values - np.min(values)) / max(np.ptp(values), 1e-300))


def _order(values: np.ndarray) -> str:
    share = rises(values.ravel()) if values.size > 100 else 0.5
    return "rising" if share > 0.9 else "falling" if share < 0.02 and np.ptp(values) > 0 else "mixed"
