"""Looks at functions that measure a gradient, `(f, W)`: what they return, and at which points they ask f.

A factor common to all slopes (2: divided by h; -1: the wrong way round) is divided out everywhere but in `CommonFactor`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

import numpy as np

from .exercise import Asked, Case
from .outcome import Array, Outcome, Trouble, numbers, same
from .problems import Formula
from .recorded import Recorded
from .sentences import say

STEP = 1e-5  # what is asked for
STEPS = (2e-7, 5e-4)
EXACT, ROUGH = 1e-6, 1e-2
# One side, and W itself: a difference to one side.
ONE_SIDE = ("above only", "below only")
BOTH_SIDES = "on both sides"
NOT_YET = NO_STEP, NO_ENTRY, NOTHING = "no step", "no entry is moved", "nothing moves"
AS_ASKED_FOR = {NO_STEP: "near what was asked for", NOTHING: "as any other"}
OTHER_NUMBER = "f is given another number of entries than W has"
NO_ONE_STEP = "entries are away by different distances"
ROWS_OF_SQUARES = Case("rows of squares", lambda: (Formula(square=1.0), np.arange(1.0, 7.0).reshape(3, 2)))
TWO_SQUARES = Case("two squares", lambda: (Formula(square=1.0), np.array([[0.7, -1.1]])))


def measured(asked: Asked, case: Case) -> tuple[Any, Recorded]:
    """What the function returns for a case, and the record of its questions."""

    def ask() -> tuple[Any, Recorded]:
        formula, W = case.make()
        f = Recorded(formula, W)
        return asked.call(f, W), f

    found: tuple[Any, Recorded] = asked.kept(f"measured: {case.name}", ask)
    return found


def slopes(asked: Asked, case: Case) -> Array | Trouble:
    """The numbers that came back, in W's shape, also from a list, a row of numbers, or a transposed array.

    What shape the result itself has is looked at by itself.
    """
    result, f = measured(asked, case)
    shape = f.start.shape
    if isinstance(result, (int, float, np.number)) and not isinstance(result, bool):
        shape = ()
    if isinstance(result, (list, tuple)):
        try:
            result = np.array(result, dtype=np.float64)
        except Exception:
            return numbers(result, shape, say("{name}'s result", name=asked.name))
    if isinstance(result, np.ndarray) and result.shape != shape:
        if result.shape == shape[::-1]:
            result = result.T
        elif result.ndim == 1 and result.size == np.prod(shape):
            result = result.reshape(shape)
    return numbers(result, shape, say("{name}'s result", name=asked.name))


def common_factor(asked: Asked) -> float:
    """The one factor between the slopes and the right ones, or 1 if there is none, or none that is more than inexact."""
    got, (formula, W) = slopes(asked, TWO_SQUARES), TWO_SQUARES.make()
    if isinstance(got, Trouble) or got.shape != W.shape:
        return 1.0
    factors = got / formula.slope(W)
    first = float(factors.flat[0])
    if first == 0 or not same(factors / first, np.ones(factors.shape), 1e-3):
        return 1.0
    return 1.0 if abs(first - 1) <= ROUGH else first


@dataclass(frozen=True)
class Slopes:
    """The measured slopes, but for a common factor.

    Attributes:
        zero: smaller ones than this count as 0.
    """

    zero: float = 0.0

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        got = slopes(asked, case)
        if isinstance(got, Trouble):
            return got
        got = got / common_factor(asked)
        return np.where(np.abs(got) < self.zero, 0.0, got)


@dataclass(frozen=True)
class CommonFactor:
    """The factor by which all slopes are off, by its size or by its sign."""

    numbers_are: ClassVar = "marks"

    which: Literal["size", "sign"]

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        factor, (result, f) = common_factor(asked), measured(asked, TWO_SQUARES)
        if not f.points and isinstance(result, np.ndarray) and not np.any(result):
            is_asked = bool(measured(asked, ROWS_OF_SQUARES)[1].points)  # with one row, a loop may have nothing to do
            return np.ones(()) if is_asked else np.zeros(())
        return np.asarray(_with_the_step_asked_for(factor, f) if self.which == "size" else np.sign(factor))


def _with_the_step_asked_for(factor: float, f: Recorded) -> float:
    """The size of a factor with a power of the step in it, h * h say, as it would be at the step that was asked for."""
    own = f.largest_step()
    power = round(np.log(abs(factor)) / np.log(own)) if factor and 0 < own < 1e-2 else 0
    return float(abs(factor) * (STEP / own) ** power) if power else abs(factor)


@dataclass(frozen=True)
class Exact:
    """Whether slopes that are nearly right are exact; those far off are seen elsewhere.

    Attributes:
        nearly, exactly: relative to the largest slope.
        centred: whether it is looked at only where f is asked on both sides: a one-sided difference is not exact.
    """

    nearly: float = ROUGH
    exactly: float = EXACT
    centred: bool = False

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        got, (formula, W) = slopes(asked, case), case.make()
        if isinstance(got, Trouble):
            return got
        if self.centred and Points("sides")(asked, case) in ONE_SIDE:
            return "exact"
        got, right = got / common_factor(asked), formula.slope(W)
        if got.shape != right.shape:
            return "one number"
        return "inexact" if same(got, right, self.nearly) and not same(got, right, self.exactly) else "exact"


@dataclass(frozen=True)
class DigitsAfterThePoint:
    """Whether the slopes were rounded: right but for the digits that are missing."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        got, (formula, W) = slopes(asked, case), case.make()
        if isinstance(got, Trouble) or got.shape != W.shape:
            return "all"
        got, right, digits = got / common_factor(asked), formula.slope(W), range(1, 6)
        away = (np.allclose(got, np.round(got, n), 0, 1e-9) and np.allclose(got, right, 0, 0.6 / 10**n) for n in digits)
        return "a few after the point" if any(away) else "all"


@dataclass(frozen=True)
class Points:
    """Something about the points at which f was asked, in words."""

    what: Literal["sides", "step", "entries", "shape", "movement", "precision"]

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        result, f = measured(asked, case)
        words: str = getattr(self, f"_{self.what}")(f)
        nothing_moves = words == NO_STEP or (words == NOTHING and not measured(asked, TWO_SQUARES)[1].largest_step())
        if nothing_moves and not isinstance(result, Trouble):
            return AS_ASKED_FOR[words]  # how far, and of which array, there is nothing to tell
        # What a function that stopped had not yet asked, nobody knows.
        unknown = not f.points or words in NOT_YET or (self.what == "sides" and words not in (BOTH_SIDES, NO_ONE_STEP))
        return result if isinstance(result, Trouble) and unknown else words

    @staticmethod
    def _sides(f: Recorded) -> str:
        if f.complex:
            return "complex"
        steps = f.steps()
        above, below = (any(np.any(sign * step > 0) for step in steps) for sign in (1, -1))
        if above and below:
            return BOTH_SIDES
        if not above and not below:
            return "none that differs" if f.points or not f.of_other_sizes else OTHER_NUMBER
        if f.has_no_one_step():
            return NO_ONE_STEP
        # A difference between W and one side asks at W, too; what has other entries away does not.
        if any(not np.any(step) for step in steps):
            return "above only" if above else "below only"
        return "above only, and never at W" if above else "below only, and never at W"

    @staticmethod
    def _step(f: Recorded) -> str:
        largest, (least, most) = f.largest_step(), STEPS
        if largest == 0:
            return NO_STEP
        if largest <= least:
            return "far smaller than what was asked for"
        if largest < most:
            return AS_ASKED_FOR[NO_STEP]
        return NO_ONE_STEP if f.is_uneven() or f.has_no_one_step() else "far larger than what was asked for"

    @staticmethod
    def _entries(f: Recorded) -> str:
        counts = f.moved_at_once()
        if not f.points and f.of_other_sizes:
            return "one is moved at a time"  # what f is given instead is seen elsewhere
        if not counts:
            return NO_ENTRY
        if counts[0] > 1:
            return "several are moved together"
        return "one is moved at a time" if max(counts) == 1 else "they stay moved"

    @staticmethod
    def _shape(f: Recorded) -> str:
        if f.of_other_sizes:
            return OTHER_NUMBER
        if f.listed:
            return "a list"
        return "another shape than W's" if f.reshaped else "W's shape"

    @staticmethod
    def _movement(f: Recorded) -> str:
        return NOTHING if f.points and not f.largest_step() else AS_ASKED_FOR[NOTHING]

    @staticmethod
    def _precision(f: Recorded) -> str:
        moved = [point for point, step in zip(f.points, f.steps(), strict=True) if np.any(step)]
        sizes = np.abs(np.concatenate([np.ravel(step) for step in f.steps()] or [np.zeros(1)]))
        if np.any(sizes) and np.all(np.frexp(sizes[sizes > 0])[0] == 0.5):
            return "in float64"  # a step of 1, or of 2**-17, is one that float32 need not round
        # A row by itself: whether it was moved cannot be seen, but how it was rounded.
        away = [*moved, *f.of_other_sizes]
        rounded = bool(away) and all(np.array_equal(point, point.astype(np.float32)) for point in away)
        return "rounded to float32" if rounded else "in float64"


@dataclass(frozen=True)
class Result:
    """The shape of what was returned, or the precision of its numbers, in words; any error is "stops"."""

    what: Literal["shape", "precision"]

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        result, f = measured(asked, case)
        if isinstance(result, Trouble):
            return Trouble("stops", result.sentence, result.status)
        if not isinstance(result, np.ndarray):
            # One number is an array of one entry to everybody but to who indexes it.
            return (
                "float64"
                if self.what == "precision"
                else numbers(result, f.start.shape, say("{name}'s result", name=asked.name))
            )
        if self.what == "shape":
            shaped = numbers(result.astype(np.float64), f.start.shape, say("{name}'s result", name=asked.name))
            wrong = isinstance(shaped, Trouble) and result.shape != f.start.shape
            kind = "transposed" if result.shape == f.start.shape[::-1] else f"{result.ndim} dimensions"
            return Trouble(kind, shaped.sentence) if wrong else "W's shape"  # type: ignore[union-attr]
        if result.dtype.itemsize >= 8 and result.dtype.kind == "f":
            return "float64"
        if result.dtype.kind in "iu":
            return "whole numbers"
        plain, _ = measured(asked, TWO_SQUARES)
        always = isinstance(plain, np.ndarray) and plain.dtype == result.dtype
        return say("float32 whatever W's dtype is") if always else "float32"
