"""Looks for Python loops over what an array holds many of, by the instructions that a call takes: no clock decides.

The count grows with the examples if there is a loop over them, and not at all otherwise; it is the same on every machine.
Each call is given other numbers, so that nothing can be remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from .exercise import Arguments, Asked, Case
from .instructions import Counted
from .outcome import COMPUTES_NOTHING, Outcome, Trouble, raised
from .sentences import say

NO_LOOP = "no loop"
_SEED = 4001


class Growing:
    """Arguments like those of two calls that differ in how much there is of one thing: in any number, others at each call."""

    def __init__(self, small: Arguments, large: Arguments):
        self._small, self._large = small, large
        self._numbers = np.random.default_rng(_SEED)
        one, other = next(
            (np.shape(few), np.shape(many))
            for few, many in zip(small, large, strict=True)
            if np.shape(few) != np.shape(many)
        )
        self.axis = next(axis for axis, (few, many) in enumerate(zip(one, other, strict=True)) if few != many)
        self.sizes = one[self.axis], other[self.axis]

    def arguments(self, size: int) -> Arguments:
        """Where as many as `size` entries lie along what grows."""
        alike = self._small if size < self.sizes[1] else self._large  # labels fit the number of classes
        return tuple(self._other(*three, size) for three in zip(self._small, self._large, alike, strict=True))

    def a_little_more(self, size: int) -> Arguments:
        """Where one, two or three more than `size - 1` lie there: no size comes twice in a row for certain."""
        return self.arguments(size + int(self._numbers.integers(3)))

    def fits(self, args: Arguments) -> bool:
        """Whether arguments are like these, but for how much there is of one thing."""
        return len(args) == len(self._small) and all(map(_fits, self._small, self._large, args))

    def _other(self, few: Any, many: Any, alike: Any, size: int) -> Any:
        """Another argument of the same kind: floats of about the same size and the same signs, no two rows alike."""
        if not isinstance(alike, np.ndarray):
            return alike
        grows = [axis for axis in range(alike.ndim) if few.shape[axis] != many.shape[axis]]
        for axis in grows:
            alike = np.take(alike, self._numbers.integers(alike.shape[axis], size=size), axis=axis)
        if alike.dtype.kind != "f":
            return alike if grows else self._numbers.permutation(alike)
        scale = float(np.std(alike)) or 1.0
        varied = alike * self._numbers.uniform(0.9, 1.1, size=alike.shape)
        return (varied + 1e-3 * scale * self._numbers.normal(size=alike.shape)).astype(alike.dtype)


def _fits(few: Any, many: Any, given: Any) -> bool:
    if not isinstance(few, np.ndarray):
        return type(few) is type(given) and bool(few == given)
    sizes = np.shape(given)
    return len(sizes) == few.ndim and all(
        size == one or one != other for one, other, size in zip(few.shape, many.shape, sizes, strict=True)
    )


@dataclass(frozen=True)
class Loops:
    """Over what a function loops in Python, by the instructions that it takes when there is more of it.

    Attributes:
        sizes: what there is more of -> arguments of a small call, of a large one, and the fewest instructions more that are a
            loop. The function gets others like them.
        computes: (arguments, result) -> whether something was computed at all: how that is done counts only then (None: always).
        failing: how many of the sizes may stop with an error: it is seen elsewhere, and the others tell.
    """

    sizes: Mapping[str, Callable[[], tuple[Arguments, Arguments, int]]]
    computes: Callable[..., bool] | None = None
    failing: int = 0

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        found: list[str] = []
        failed = 0
        for what, make in self.sizes.items():
            small, large, least = make()
            result = asked.call(*small)
            if isinstance(result, Trouble):
                failed += 1
                if failed > self.failing:
                    return result
                continue
            if self.computes is not None and not self.computes(small, result):
                return Trouble(
                    COMPUTES_NOTHING,
                    say("How it is computed cannot count yet: what comes back is not what was asked for."),
                )
            loops = _further_instructions(asked, Growing(small, large), least)
            if isinstance(loops, Trouble):
                return loops
            if loops:
                found.append(what)
        return f"loops over {' and '.join(found)}" if found else NO_LOOP


def loop_slips(*sizes: str) -> dict[str, str]:
    """The slips of a facet with `Loops`, whichever of the sizes are looped over."""
    some = (chosen for count in range(1, len(sizes) + 1) for chosen in combinations(sizes, count))
    return {f"loops over {' and '.join(chosen)}": "python-loop" for chosen in some}


def changes_and_keeps(arguments: Arguments, result: Any) -> bool:
    """Whether a function that gives back a changed W does anything at all, for `Loops.computes`."""
    W = arguments[0]
    fits = isinstance(result, np.ndarray) and result.shape == W.shape and result.dtype.kind == "f"
    return fits and bool(np.any(result)) and not np.allclose(result, W)


def _further_instructions(asked: Asked, growing: Growing, least: int) -> bool | Trouble:
    """Whether a large call takes at least so many more; or why that cannot be told: it hides its steps, or stops with an error."""
    fewest: list[int] = []
    for size in growing.sizes:
        # Of two counts the smaller: a first call may import something or show a warning.
        found: list[Counted] = []
        for _ in range(2):
            try:
                found.append(asked.function.counted(*growing.a_little_more(size)))
            except Exception as error:
                return raised(error, asked.name)
            # A thread of another cell's, a progress bar's clock, may wake up once; what is done in every call is meant.
            counts = [count.instructions for count in found if not count.escaped]
            if fewest and counts and min(counts) - fewest[0] < least:
                return False  # another count could not tell more: the smaller one is no larger
        if not counts:
            return Trouble("hides its steps", say("{name} {escaped} where its steps are counted: what NumPy can do needs nothing of it.", name=asked.name, escaped=found[0].escaped))  # fmt: skip
        fewest.append(min(counts))
    return True
