"""A function of W that keeps the points at which it was asked, and how far these lie from W."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .function import Alike
from .outcome import Array
from .problems import Formula

# An entry that was moved up, down and back may be away by some units in the last place: it counts as where it was.
ROUNDING, MOST_ROUNDING = 4, 1e-12
# Two points on one side may lie a step and two steps away; entries that are moved at once are moved by the same step.
AT_ODDS, UNEVEN = 3.0, 1.1
FAR, ROUNDED = 0.1, 3e-6


class Recorded:
    """A function of W that keeps the points at which it was asked."""

    def __init__(self, formula: Formula, W: NDArray[Any]):
        self.formula = formula
        self.start = W.astype(np.float64)
        self.points: list[Array] = []
        self.of_other_sizes: list[Array] = []
        self.reshaped = False
        self.listed = False
        self.complex = False
        self.alike = Alike((Recorded, formula.alike, self.start.shape))

    def __call__(self, W: Any) -> float:
        self.listed |= isinstance(W, (list, tuple))
        if np.iscomplexobj(W):
            self.complex, W = True, np.real(W)
        W = np.array(W, np.float64)
        self.reshaped |= W.shape != self.start.shape
        if W.size == self.start.size:
            W = W.reshape(self.start.shape)
            self.points.append(W)
        else:
            self.of_other_sizes.append(W)
        return self.formula(W)

    def steps(self) -> list[Array]:
        """For each point its distance from the start, with zeros for entries that stay where they are."""
        largest = max(np.max(np.abs(array), initial=1.0) for array in (self.start, *self.points))
        away = [point - self.start for point in self.points]
        residue = min(MOST_ROUNDING, ROUNDING * float(np.spacing(largest)))  # where points are no numbers, the former
        if self.points and all(np.array_equal(point, point.astype(np.float32)) for point in self.points):
            residue = float(np.spacing(np.float32(largest)))  # all of W was rounded
        return [np.where(np.abs(step) > residue, step, 0.0) for step in away]

    def largest_step(self) -> float:
        """The farthest that an entry was moved. Of several that are away, the nearest is the one that is asked about."""
        away = [np.abs(step[step != 0]) for step in self.steps()]
        return max((float(np.min(sizes)) for sizes in away if sizes.size), default=0.0)

    def is_uneven(self) -> bool:
        """Whether entries are away at once by distances that are no one step: numbers were cut off, or something else was written there."""
        away = [np.abs(step[step != 0]) for step in self.steps()]
        return any(sizes.size and np.max(sizes) > 2 * np.min(sizes) for sizes in away)

    def has_no_one_step(self) -> bool:
        """Whether an entry goes by distances that are no one step, alone or beside others: something else was written there."""
        alone: dict[int, list[float]] = {}
        for step in self.steps():
            away = np.abs(step[step != 0])
            if away.size == 1:
                alone.setdefault(int(np.argmax(step != 0)), []).append(float(away[0]))
            elif away.size and np.max(away) > UNEVEN * np.min(away):
                return True
        return any(_are_at_odds(min(sizes), max(sizes)) for sizes in alone.values())

    def moved_at_once(self) -> list[int]:
        """How many entries are away from where they started, for each point at which any is."""
        counts = [int(np.count_nonzero(step)) for step in self.steps()]
        return [count for count in counts if count]


def _are_at_odds(least: float, most: float) -> bool:
    """Whether distances of one entry are no one step, nor one step and two: of two far away that are nearly the same, only rounding is one."""
    return most > AT_ODDS * least or (least > FAR and ROUNDED * most < most - least < least / 2)
