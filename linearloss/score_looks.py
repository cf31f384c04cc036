"""Looks at functions of a table of scores, `(S)` or `(S, y)`: what they return for each row, and what large scores do to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from .exercise import Asked, Case
from .looks import ByCase, by_case
from .outcome import Array, Outcome, Trouble, not_finite, same, shaped
from .sentences import say

FITS = "it fits"
PROPORTIONAL = 1e-4
INEXACT = 1e-2  # as far from 1 as this, a factor may be an error of the numbers
ROUNDING = 0.05  # of probabilities to two digits: their sums
STAYS, EXACTLY = 2e-3, 1e-5  # scores near 10000 have three digits after the point in float32


def any_shape(value: Any, expected: tuple[int, ...], name: str) -> Array | Trouble:
    """Finite numbers in whatever shape they came: what shape that should be is looked at by itself."""
    number = isinstance(value, (int, float, np.number)) and not isinstance(value, bool)
    shape = value.shape if isinstance(value, np.ndarray) else () if number else expected
    array = shaped(value, shape, say("{name}'s result", name=name))
    if not isinstance(array, Trouble) and not np.all(np.isfinite(array)):
        return not_finite(say("{name}'s result", name=name))
    return array


@dataclass(frozen=True)
class Table:
    """The numbers of a table; one that came transposed is turned back."""

    shape: ByCase

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        shape = tuple(by_case(self.shape, case, case.make()))
        got = any_shape(asked.result(case), shape, asked.name)
        if isinstance(got, Trouble) or got.shape == shape:
            return got
        return got.T if got.shape == shape[::-1] else got


@dataclass(frozen=True)
class Fits:
    """Whether an array has the shape that it should have."""

    shape: ByCase

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        shape = tuple(by_case(self.shape, case, case.make()))
        got = any_shape(asked.result(case), shape, asked.name)
        if isinstance(got, Trouble) or got.shape == shape:
            return FITS  # an error shows elsewhere
        kind = "transposed" if got.shape == shape[::-1] else f"{got.ndim} axes"
        return Trouble(kind, shaped(got, shape, say("{name}'s result", name=asked.name)).sentence)  # type: ignore[union-attr]


@dataclass(frozen=True)
class AddUp:
    """What adds up to 1: the rows of a table like the scores, or its columns, however the numbers themselves come out."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        shape = np.shape(case.make()[0])
        got = Table({case.name: shape})(asked, case)
        if isinstance(got, str) or got.shape != shape:
            return "the rows add up to 1"  # seen elsewhere
        sums = ((say("the rows add up to 1"), got.sum(axis=1)), (say("the columns add up to 1"), got.sum(axis=0)))
        return next((says for says, each in sums if np.all(np.abs(each - 1) < ROUNDING)), say("neither adds up to 1"))


@dataclass(frozen=True)
class OneForEach:
    """One number for each row, but for a factor common to all, or for a mean or a sum that was taken of them."""

    expected: ByCase

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        got, right, factor, reduced = _read(asked, case, self.expected)
        if isinstance(got, Trouble):
            return got
        if reduced in ("their mean", "their sum"):
            return right
        return (got.ravel() if got.size == right.size else got) / factor


@dataclass(frozen=True)
class Factor:
    """The factor between what a function returns and what is right; 1 where there is no such factor."""

    expected: ByCase
    which: Literal["size", "sign"]

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        got, _, factor, _ = _read(asked, case, self.expected)
        if not isinstance(got, Trouble) and not np.any(got):
            return np.zeros(())
        return np.asarray(abs(factor) if self.which == "size" else np.sign(factor))


@dataclass(frozen=True)
class Reduced:
    """Whether there is one number for each row, in one row; in words."""

    expected: ByCase

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        got, right, _, reduced = _read(asked, case, self.expected)
        if isinstance(got, Trouble) or got.shape == right.shape:
            return FITS
        kind = reduced or ("a column" if got.shape == (*right.shape, 1) else f"{got.ndim} axes")
        return Trouble(kind, shaped(got, right.shape, say("{name}'s result", name=asked.name)).sentence)  # type: ignore[union-attr]


def _read(asked: Asked, case: Case, expected: ByCase) -> tuple[Array | Trouble, Array, float, str]:
    """What came back, what is right, the factor between them, and what was taken of the rows' numbers, if anything."""
    args = case.make()
    right = np.asarray(by_case(expected, case, args), dtype=np.float64)
    got = any_shape(asked.result(case), right.shape, asked.name)
    if isinstance(got, Trouble):
        return got, right, 1.0, ""
    if got.size == right.size > 1:
        return got, right, _factor(got.ravel(), right), ""
    if got.size != 1 or right.size == 1:
        return got, right, 1.0, ""
    # One number alone is always some factor times another: a second one, with the first row twice, tells what was taken.
    more = [0, *range(len(right))]
    second = any_shape(asked.result(Case(f"{case.name}; first row twice", lambda: _rows(args, more))), (), asked.name)
    if not isinstance(second, Trouble) and second.size == 1:
        both = np.array([float(got.flat[0]), float(second.flat[0])])
        for reduced, of in (("their mean", np.mean), ("their sum", np.sum)):
            expected_both = np.array([of(right), of(right[more])])
            factor = _factor(both, expected_both)
            if factor != 1 or same(both, expected_both, PROPORTIONAL):
                return got, right, factor, reduced
    return got, right, 1.0, "one number"


def _factor(got: Array, right: Array) -> float:
    """The common factor; 1 if there is none, or none that is more than inexact."""
    factor = float(np.sum(got * right) / np.sum(right * right))
    if not factor or abs(factor - 1) <= INEXACT:
        return 1.0
    return factor if same(got, factor * right, PROPORTIONAL) else 1.0


def _rows(args: tuple[Any, ...], which: Any) -> tuple[Any, ...]:
    return tuple(value[which] for value in args)


@dataclass(frozen=True)
class SingleRow:
    """Whether a row by itself gives what is right, or at least what it gives beside another: that is seen elsewhere."""

    expected: ByCase

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        args = case.make()
        one, two = (any_shape(asked.call(*_rows(args, rows)), (), asked.name) for rows in ([0], [0, 0]))
        if isinstance(two, Trouble):
            return "as beside another"
        if isinstance(one, Trouble):
            return one
        if one.ndim != two.ndim:
            return Trouble(
                "other axes",
                say("For a single row {name} returns an array with another number of axes.", name=asked.name),
            )
        first = (one[:1], two[:1]) if one.ndim else (one, two)
        right = np.asarray(by_case(self.expected, case, args), dtype=np.float64)[:1]
        is_right = one.size == right.size and same(one.reshape(right.shape), right)  # its shape is looked at by itself
        return "as beside another" if is_right or same(*first) else "another result than beside other rows"


@dataclass(frozen=True)
class Shifted:
    """What becomes of a function's own result when something is added to scores that changes no probability: nothing should.

    Attributes:
        offsets: what is added, a number, or one for each row (N, 1) or entry (N, C); of those, the others' results are compared.
        digits: whether to look at digits that a result which stays has lost, and at nothing else.
    """

    offsets: ByCase
    digits: bool = False

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        S, *labels = case.make()
        added = by_case(self.offsets, case, (S, *labels))
        own = self._ask(asked, case, "own", S, *labels)
        far = self._ask(asked, case, "far", S + added, *labels)
        if isinstance(own, np.ndarray) and isinstance(far, np.ndarray) and own.shape == far.shape == np.shape(added):
            own, far = own[added == 0], far[added == 0]
        if self.digits:
            lost = _becomes(own, far) == "stays" and not same(far, own, EXACTLY)
            return "digits are lost" if lost else "digits are kept"
        return _becomes(own, far)

    @staticmethod
    def _ask(asked: Asked, case: Case, which: str, *args: Any) -> Array | Trouble:
        return any_shape(asked.result(Case(f"{case.name}; {which}", lambda: args)), args[0].shape, asked.name)


def _becomes(own: Outcome, far: Outcome) -> Outcome:
    """In words. Compared with the function's own result for ordinary scores, so that no other mistake counts here."""
    if isinstance(own, Trouble):
        return own
    if isinstance(far, str):
        return far
    if far.shape == np.shape(own) and same(far, own, STAYS):
        return "stays"
    if not np.any(far):
        return "becomes zero"
    return "becomes the same everywhere" if far.size > 1 and np.ptp(far) < 1e-9 else "changes"


@dataclass(frozen=True)
class Finite:
    """Whether numbers come back at all."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        got = any_shape(asked.result(case), np.shape(case.make()[0]), asked.name)
        return got if isinstance(got, Trouble) else "finite"
