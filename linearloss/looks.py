"""Looks at what a function returns for a case: the ways in which most facets are seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .exercise import Asked, Case
from .outcome import Array, Outcome, Trouble, not_finite, shaped
from .sentences import say

Mask = NDArray[np.bool_]
# A value for each case: computed from its arguments, or (in the students' check data) kept by its name.
ByCase = Callable[..., Any] | Mapping[str, Any]


def by_case(value: ByCase, case: Case, args: tuple[Any, ...]) -> Any:
    """The value that belongs to a case."""
    return value[case.name] if isinstance(value, Mapping) else value(*args)


def as_shaped_as_the_first(*args: Any) -> tuple[int, ...]:
    """The shape of the first argument."""
    return tuple(np.shape(args[0]))


def entries_of(
    value: Any, what: str, case: Case, where: ByCase | None, shape: ByCase, integers: bool
) -> Array | Trouble:
    """Some entries of an array, or what is wrong with it; the rest as in `Entries`."""
    args = case.make()
    array = shaped(value, tuple(by_case(shape, case, args)), what, integers)
    if isinstance(array, Trouble):
        return array
    entries: Array = array if where is None else array[by_case(where, case, args)]
    return entries if np.all(np.isfinite(entries)) else not_finite(what)


@dataclass(frozen=True)
class Entries:
    """Some entries of the array that a function returns.

    Attributes:
        where: the arguments -> which entries; all of them if None.
        shape: the arguments -> the shape that the array should have; () of a number.
        zero: smaller entries than this count as 0: whether a 0 is exact is a facet of its own (`ExactlyZero`).
        integers: whether an array of an integer dtype is right, too: of what is counted.
    """

    where: ByCase | None = None
    shape: ByCase = as_shaped_as_the_first
    zero: float = 0.0
    integers: bool = False

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        what = say("{name}'s result", name=asked.name)
        entries = entries_of(asked.result(case), what, case, self.where, self.shape, self.integers)
        return entries if isinstance(entries, Trouble) else np.where(np.abs(entries) < self.zero, 0.0, entries)


@dataclass(frozen=True)
class ExactlyZero:
    """Whether the entries that are 0 but for rounding are 0 to the last digit; what is far from 0 is seen elsewhere."""

    where: ByCase
    zero: float
    shape: ByCase = as_shaped_as_the_first

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        args = case.make()
        array = shaped(
            asked.result(case), tuple(by_case(self.shape, case, args)), say("{name}'s result", name=asked.name)
        )
        if isinstance(array, Trouble):
            return "exactly 0"
        small: Array = array[by_case(self.where, case, args)]
        if not np.all(np.abs(small) < self.zero):
            return "exactly 0"
        return "tiny numbers, not 0" if np.any(small) else "exactly 0"
