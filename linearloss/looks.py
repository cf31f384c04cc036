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


@dataclass(frozen=True)
class Entries:
    """Some entries of the array that a function returns.

    Attributes:
        where: the arguments -> which entries; all of them if None.
        shape: the arguments -> the shape that the array should have.
        zero: smaller entries than this count as 0: whether a 0 is exact is a facet of its own (`ExactlyZero`).
    """

    where: ByCase | None = None
    shape: ByCase = as_shaped_as_the_first
    zero: float = 0.0

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        args = case.make()
        array = shaped(
            asked.result(case), tuple(by_case(self.shape, case, args)), say("{name}'s result", name=asked.name)
        )
        if isinstance(array, Trouble):
            return array
        entries: Array = array if self.where is None else array[by_case(self.where, case, args)]
        if not np.all(np.isfinite(entries)):
            return not_finite(say("{name}'s result", name=asked.name))
        return np.where(np.abs(entries) < self.zero, 0.0, entries)


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
