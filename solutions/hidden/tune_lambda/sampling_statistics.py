"""How random numbers lie in a range. Chance plays no part: right code fails once in a hundred million seeds."""

from __future__ import annotations

import numpy as np

from autograder.grading import generator

RANGES = {
    "a small low and high": (1e-7, 1e-3),
    "a low and a high on both sides of 1": (0.5, 2.0),
    "a large high": (3.0, 5e4),
}
MANY = 4000


def drawn_seed(number: int) -> int:
    """A seed for the student's function; another one for each `number`."""
    return 1000 * number + int(generator(number).integers(1000))


def two_draws() -> tuple[tuple[float, float, int, int], tuple[float, float, int, int]]:
    """The arguments of two calls with results of one size."""
    return (1e-3, 10.0, 20, drawn_seed(66)), (1e-2, 5.0, 20, drawn_seed(67))


def places(values: np.ndarray, low: float, high: float) -> np.ndarray:
    """Where positive values lie between low and high, on a logarithmic scale from 0 to 1."""
    return np.asarray((np.log(values) - np.log(low)) / (np.log(high) - np.log(low)))


def distance(place: np.ndarray) -> float:
    """The largest distance between the values' distribution and the uniform one on 0 to 1 (Kolmogorov, Smirnov).

    4000 uniform numbers are further than 0.05 away once in 200 million times.
    """
    n = len(place)
    return float(np.max(np.abs(np.sort(place) - (np.arange(n) + 0.5) / n)))


def looks_even(place: np.ndarray) -> bool:
    """Whether the values are spread more evenly than random ones can be (once in a million million times)."""
    return distance(place) * np.sqrt(len(place)) < 0.2


def rises(values: np.ndarray) -> float:
    """The share of values that are larger than the one before: half of them, give or take 0.005."""
    return float(np.mean(np.diff(values) > 0))
