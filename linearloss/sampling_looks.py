"""Looks at random numbers between `low` and `high`, for `(low, high, size, seed)`: in words, as the numbers themselves are free.

Chance plays hardly any part: with 4,000 numbers, right code fails once in a hundred million seeds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import permutations
from typing import Any, ClassVar

import numpy as np

from .exercise import Arguments, Asked, Case
from .outcome import Array, Outcome, Trouble, kind_of, same
from .sentences import Sentence, joined, say
from .several_looks import array_of

Draw = Callable[[], Arguments]
SAME, ANOTHER = "the same values", "another set of values"
RIGHT = say("even logarithms over the range")
OTHER_RANGE = say("even logarithms over another range")
OF_ITS_OWN = say("even logarithms over a range of its own, whatever low and high are")
NOT_AS_MANY = Trouble(
    "not as many as asked for", say("How the numbers are spread is seen where there are as many as asked for.")
)
ALWAYS_AS_MANY = "as many, whatever size is"
GRID = "a grid of even logarithms"
# By so much two distances of the same 4,000 numbers differ by chance.
ALIKE = 0.015
# From so many different ones on, numbers have an order.
MOST_EQUAL = 0.5
# low, high and size of a draw in which not even the whole parts are equal by chance.
LARGE = 1e3, 1e9, 50
# The bases that logarithms and powers are taken to.
BASES = {"e": np.e, "2": 2.0, "10": 10.0}


def values_of(result: Any, name: str) -> Array | Trouble:
    """The numbers that a call gave. Whether they come as an array is seen in `KindOfValues`."""
    if isinstance(result, list) and all(isinstance(one, float) for one in result):
        result = np.array(result, dtype=float)
    found = array_of(result, say("{name}'s result", name=name))
    if not isinstance(found, Trouble) and found.size == 0:
        return Trouble("an empty array", say("{name} returned an empty array.", name=name))
    return found


@dataclass(frozen=True)
class Range:
    """Whether the numbers lie between low and high."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        values = values_of(asked.result(case), asked.name)
        if isinstance(values, Trouble):
            return values
        if asked.kept("a range of its own", lambda: has_a_range_of_its_own(asked)):
            return OF_ITS_OWN
        low, high = case.make()[:2]
        below, above = np.min(values) < low * (1 - 1e-6), np.max(values) > high * (1 + 1e-6)
        if not (below or above):
            return "inside"
        if np.max(values) < low or np.min(values) > high:
            where = say("all below low") if below else say("all above high")
        elif below and above:
            where = say("some below low and above high")
        else:
            where = say("some below low") if below else say("some above high")
        return joined(where, say("some of them negative") if np.min(values) < 0 else "", between=", ")


def has_a_range_of_its_own(asked: Asked) -> bool:
    """Whether the logarithms are even over one and the same range for very different limits."""
    ends = []
    for low, high in ((1e-3, 1e2), (2.0, 300.0)):
        values = values_of(asked.call(low, high, 4000, 1), asked.name)
        if isinstance(values, Trouble) or values.size != 4000 or np.any(values <= 0) or np.ptp(values) == 0:
            return False
        logarithms = np.log(values.ravel())
        if distance(_own_scale(logarithms)) >= 0.05:
            return False
        ends.append((logarithms.min(), logarithms.max()))
    one, other = (np.array(pair) for pair in ends)
    return bool(np.max(np.abs(one - other)) < 0.02 * np.ptp(one))


@dataclass(frozen=True)
class KindOfValues:
    """Whether the numbers are an array with one axis, and of the size asked for."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        result = asked.result(case)
        if isinstance(result, Trouble):
            return result
        if isinstance(result, (int, float, np.number)):  # NumPy's or Python's: that depends on the operations alone
            return say("one number")
        axes, kind = np.ndim(result) if isinstance(result, np.ndarray) else 1, kind_of(result)
        return kind if axes == 1 else say("{kind} with {axes} axes", kind=kind, axes=axes)


@dataclass(frozen=True)
class HowMany:
    """How many numbers there are."""

    numbers_are: ClassVar = "a count"

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        values = values_of(asked.result(case), asked.name)
        if isinstance(values, Trouble):
            return values
        low, high, size, seed = case.make()
        if values.size not in (1, size):
            other = values_of(asked.call(low, high, size + 7, seed), asked.name)
            if not isinstance(other, Trouble) and other.size == values.size:
                return ALWAYS_AS_MANY
        return np.array(float(values.size))


@dataclass(frozen=True)
class InARow:
    """Whether there are `size` numbers in a row: what else is asked of them is asked only then."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        values = values_of(asked.result(case), asked.name)
        if isinstance(values, Trouble):
            return values
        size = case.make()[2]
        return "as many as asked for, in a row" if values.shape == (size,) else "not as many as asked for, in a row"


@dataclass(frozen=True)
class Spread:
    """How the numbers are spread over the range."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        values = values_of(asked.result(case), asked.name)
        if isinstance(values, Trouble):
            return values
        if asked.kept("a range of its own", lambda: has_a_range_of_its_own(asked)):
            return OF_ITS_OWN
        low, high, size, _ = case.make()
        return spread(values.ravel(), low, high) if values.size == size else NOT_AS_MANY


@dataclass(frozen=True)
class Order:
    """Whether the numbers come sorted."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        values = values_of(asked.result(case), asked.name)
        if isinstance(values, Trouble):
            return values
        if values.size != case.make()[2]:
            return NOT_AS_MANY
        if np.unique(values).size < MOST_EQUAL * values.size:
            return "mixed"  # of equals nobody can tell
        share = float(np.mean(np.diff(values.ravel()) > 0))
        return "rising" if share > 0.9 else "falling" if share < 0.02 and np.ptp(values) > 0 else "mixed"


@dataclass(frozen=True)
class SeedAgain:
    """What the same seed gives when it is used again, or another one, for the arguments of a case.

    Attributes:
        by: how far the other seed is.
    """

    by: int = 0

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        low, high, size, seed = case.make()
        seeds = (seed, seed + self.by)
        one, other = (values_of(asked.call(low, high, size, number), asked.name) for number in seeds)
        found = compared(one, other)
        if found != SAME or not self.by:
            return found
        # Of whole numbers, or of few, all may be equal by chance: of large ones they are not.
        large = compared(*(values_of(asked.call(*LARGE, number), asked.name) for number in seeds))
        return ANOTHER if large == ANOTHER else SAME


def compared(one: Array | Trouble, other: Array | Trouble) -> Outcome:
    """Whether two draws are the same set of numbers."""
    for found in (one, other):
        if isinstance(found, Trouble):
            return found
    fits = np.shape(one) == np.shape(other)
    return SAME if fits and np.allclose(np.sort(one, axis=None), np.sort(other, axis=None), 1e-6, 1e-12) else ANOTHER


@np.errstate(over="ignore", invalid="ignore")  # of numbers at the end of what floats can hold
def spread(values: Array, low: float, high: float) -> str:
    """How numbers are spread, in words."""
    mantissas, exponents = np.frexp(values)
    if len(np.unique(np.ldexp(np.round(mantissas, 9), exponents))) < 0.95 * values.size:
        return say("many are equal: {which}", which=Sentence(_few(values)))
    positive = bool(np.all(values > 0))
    # More evenly than random ones can be (once in a million million times).
    if positive and distance(places(values, low, high)) * np.sqrt(values.size) < 0.2:
        gaps = np.diff(np.sort(np.log(values)))
        return GRID if same(gaps, np.full(gaps.shape, gaps.mean()), 1e-6) else say("more evenly than random ones")
    shapes = {
        RIGHT: places(values, low, high) if positive else None,
        say("even values over the range"): (values - low) / (high - low),
        say("squares of even values"): _root((values - low) / (high - low), 2),
        say("cubes of even values"): _root((values - low) / (high - low), 3),
        OTHER_RANGE: _own_scale(np.log(values)) if positive else None,
        say("even values over another range"): _own_scale(values),
        say("even square roots"): _own_scale(np.sqrt(values)) if positive else None,
        say("even squares"): _own_scale(values**2),
        say("even reciprocals"): _own_scale(1 / values) if positive else None,
        say("even values of log(1 + value)"): _own_scale(np.log1p(values)) if positive else None,
    }
    away = {says: distance(place) for says, place in shapes.items() if place is not None}
    fitting = {says: by for says, by in away.items() if by < 0.05}
    if not fitting:
        return _crowded(places(values, low, high)) if positive else "otherwise"
    nearest = min(fitting.values())
    # Of two that are nearly the same in this range, the first.
    says = next(says for says, by in fitting.items() if by <= nearest + ALIKE or says == RIGHT)
    if says != OTHER_RANGE:
        return says
    return _of_other_bases(values, low, high) or joined(says, *_ends(values, low, high), between=", ")


def _ends(values: Array, low: float, high: float) -> list[str]:
    """Whether one end of another range is right."""
    place = places(values, low, high)
    ends = ((say("from low"), np.min(place)), (say("to high"), 1 - np.max(place)))
    return [says for says, away in ends if abs(away) < 0.01]


def _of_other_bases(values: Array, low: float, high: float) -> str:
    """Whether the ends of another range are those of a power of one base, with logarithms to another in it."""
    for power, logarithm in permutations(BASES, 2):
        ratio = np.log(BASES[power]) / np.log(BASES[logarithm])
        place = places(values, low**ratio, high**ratio)
        if abs(np.min(place)) < 0.01 and abs(1 - np.max(place)) < 0.01:
            return say(
                "powers of {power} of even logarithms to base {logarithm}",
                power=Sentence(power),
                logarithm=Sentence(logarithm),
            )
    return ""


def _few(values: Array) -> str:
    """What numbers are of which many are equal."""
    different = np.unique(values)
    if different.size == 1:
        return "all"
    if np.all(different > 0) and np.allclose(np.log10(different), np.rint(np.log10(different)), atol=1e-6):
        return "whole powers of ten"
    return "a choice of some" if different.size < 0.1 * values.size else "some"


def places(values: Array, low: float, high: float) -> Array:
    """Where positive values lie between low and high, on a logarithmic scale from 0 to 1."""
    return np.asarray((np.log(values) - np.log(low)) / (np.log(high) - np.log(low)))


def distance(place: Array) -> float:
    """The largest distance between the values' distribution and the uniform one on 0 to 1 (Kolmogorov, Smirnov).

    4000 uniform numbers are further than 0.05 away once in 200 million times.
    """
    n = len(place)
    return float(np.max(np.abs(np.sort(place) - (np.arange(n) + 0.5) / n)))


def _root(share: Array, power: int) -> Array:
    return np.asarray(np.maximum(share, 0.0) ** (1 / power))


def _crowded(place: Array) -> str:
    """How values lie around the middle of the range, symmetrically, and hardly at its ends."""
    if abs(np.mean(place) - 0.5) > 0.03 or np.std(place) > 0.27:
        return "otherwise"
    inside = np.clip(place, 0, 1)
    two = np.where(inside < 0.5, 2 * inside**2, 1 - 2 * (1 - inside) ** 2)  # the mean of two even numbers
    return "means of two even logarithms" if distance(two) < 0.035 else "logarithms crowded in the middle"


def _own_scale(values: Array) -> Array:
    return np.asarray((values - np.min(values)) / max(np.ptp(values), 1e-300))
