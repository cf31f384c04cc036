"""Looks at a matrix to which a column has been put: where it stands, what it holds, and what has become of the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from .exercise import Asked, Case
from .outcome import Array, Outcome, Trouble, same, shaped
from .sentences import say

Detail = Literal["shape", "place", "entries", "others"]
NOWHERE = "the columns of X are not there"
MIXED = "the columns of X in another order"


@dataclass(frozen=True)
class NewColumn:
    """One detail of the matrix that a function makes of X, its first argument.

    Attributes:
        detail: its shape, where the new column stands between those of X, what it holds, or what is where no ones are.
    """

    detail: Detail

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        (X,) = case.make()
        result = shaped(asked.result(case), (len(X), X.shape[1] + 1), say("{name}'s result", name=asked.name))
        if isinstance(result, Trouble):
            # An array of another shape tells by its numbers what was done.
            whole = asked.result(case) if self.detail == "shape" and result.startswith("shape ") else None
            return result if whole is None else np.asarray(whole, dtype=float)
        if self.detail == "shape":
            return "one column more"
        place = _place(result, X)
        if self.detail == "place":
            if place is None:
                return MIXED if _are_mixed(result, X) else NOWHERE
            return {X.shape[1]: say("last"), 0: say("first")}.get(place, say("in between"))
        with_ones = place is None and np.any(np.all(result == 1, axis=0))
        if self.detail == "others":
            return result if with_ones else "as they are"
        column = np.ones(len(result)) if with_ones else result if place is None else result[:, place]
        return column if np.any(column) else "zeros"


def _place(result: Array, X: Array) -> int | None:
    """Which column is the new one: without it, those of X are there."""
    places = (k for k in range(X.shape[1], -1, -1) if same(np.delete(result, k, axis=1), np.asarray(X, dtype=float)))
    return next(places, None)


def _are_mixed(result: Array, X: Array) -> bool:
    """Whether each column of X stands somewhere, in another order."""
    left = [*result.T]
    for column in np.asarray(X, dtype=float).T:
        found = next((at for at, other in enumerate(left) if same(other, column)), None)
        if found is None:
            return False
        del left[found]
    return True


@dataclass(frozen=True)
class MoreColumns:
    """Whether there are more columns than X has, where all are alike and no place can be seen; which ones, is seen elsewhere."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        (X,) = case.make()
        result = asked.result(case)
        if isinstance(result, Trouble):
            return result
        unlike = not isinstance(result, np.ndarray) or np.ndim(result) != 2
        return "as many as X" if not unlike and result.shape[1] == X.shape[1] else "more than X"
