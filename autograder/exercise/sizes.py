"""Whether a result is off by a size of an argument: divided by the number of rows where it should not be, or not divided."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from linearloss.outcome import Array, Outcome, same
from linearloss.sentences import say

# Case -> which size ("the number of rows of X") -> how large it is there.
Sizes = Mapping[str, Mapping[str, int]]


def sizes_of(names: tuple[str, ...], args: tuple[object, ...]) -> dict[str, int]:
    """The sizes of the arguments, each of the same kind once: rows and columns of a matrix, the length of a row, the number of axes beyond."""
    found: dict[str, int] = {}
    for name, value in zip(names, args, strict=False):
        if not name:
            continue
        if isinstance(value, np.ndarray) and value.ndim == 2:
            found[say("the number of rows of {name}", name=name)] = value.shape[0]
            found[say("the number of columns of {name}", name=name)] = value.shape[1]
        elif isinstance(value, np.ndarray) and value.ndim == 1:
            found[say("the length of {name}", name=name)] = value.shape[0]
    return found


def by_sizes(
    pairs: Mapping[str, tuple[Array, Array]], kept: Mapping[str, Outcome], sizes: Sizes, tolerance: float
) -> str:
    """The one size by which everything is too large, or too small; empty if there is none.

    Args:
        pairs: case -> what came and what is right, where these differ.
        kept: case -> what is right, and came.
    """
    factors: dict[str, float] = {}
    for case, (got, right) in pairs.items():
        scale = float(np.sum(right * right))
        factor = float(np.sum(got * right)) / scale if scale else 0.0
        if factor <= 0 or not same(got, factor * right, tolerance) or case not in sizes:
            return ""
        factors[case] = factor
    if len({f"{factor:.4g}" for factor in factors.values()}) < 2:
        return ""
    for size in next(iter(sizes.values())):
        # Where it is right, the size must be 1, or nothing to be seen.
        if not all(
            sizes.get(case, {}).get(size) == 1 or (isinstance(right, np.ndarray) and not np.any(right))
            for case, right in kept.items()
        ):
            continue
        of_cases = [(factor, sizes[case].get(size, 0)) for case, factor in factors.items()]
        if all(_near(factor, of_case, 1, tolerance) for factor, of_case in of_cases):
            return say("It is the right value times {size}.", size=size)
        if all(_near(factor, of_case, -1, tolerance) for factor, of_case in of_cases):
            return say("It is the right value divided by {size}.", size=size)
    return ""


def _near(factor: float, size: int, power: int, tolerance: float) -> bool:
    return size > 0 and abs(factor / float(size) ** power - 1) < tolerance
