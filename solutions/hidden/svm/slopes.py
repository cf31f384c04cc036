"""Functions whose slopes are known, and a record of the points at which they are asked.

Every problem has a shape of its own, so that a function which keeps results by shape is caught where
that is asked for, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.grading import generator

STEPS = (2e-7, 5e-4)  # the step that is asked for is 1e-5


@dataclass(frozen=True)
class Slope:
    """A function of W, where it is measured, and its gradient there."""

    formula: Callable[[np.ndarray], Any]
    W: np.ndarray
    gradient: np.ndarray


class Recorded:
    """A function of W that keeps the points at which it was asked."""

    def __init__(self, slope: Slope):
        self.formula = slope.formula
        self.start = slope.W.astype(np.float64)
        self.points: list[np.ndarray] = []
        self.reshaped = False
        self.complex = False

    def __call__(self, W: Any) -> float:
        if np.iscomplexobj(W):
            self.complex, W = True, np.real(W)
        W = np.array(W, dtype=np.float64)
        self.reshaped |= W.shape != self.start.shape
        if W.size == self.start.size:
            W = W.reshape(self.start.shape)
            self.points.append(W)
        return float(self.formula(W))

    def steps(self) -> list[np.ndarray]:
        """For each point its distance from the start, with zeros for entries that stay where they are."""
        away = [point - self.start for point in self.points]
        return [np.where(np.abs(step) > 1e-12, step, 0.0) for step in away]

    def largest_step(self) -> float:
        """The farthest that an entry was moved. Of several that are away, the nearest is the one that is asked about."""
        away = [np.abs(step[step != 0]) for step in self.steps()]
        return max((float(np.min(sizes)) for sizes in away if sizes.size), default=0.0)

    def moved_at_once(self) -> list[int]:
        """How many entries are away from where they started, for each point at which any is."""
        counts = [int(np.count_nonzero(step)) for step in self.steps()]
        return [count for count in counts if count]


def two_squares() -> Slope:
    """Where a constant factor shows."""
    W = np.array([[0.7, -1.1]])
    return Slope(lambda W: np.sum(W * W), W, 2 * W)


def quadratics() -> list[Slope]:
    """Every entry by itself: centred differences are exact, whatever the step, and nothing has to be put back."""
    return [_quadratic(51, (4, 1)), _quadratic(53, (2, 5)), _quadratic(52, (3, 2))]


def another_quadratic() -> Slope:
    """A second function, of another W of the shape that came last."""
    return _quadratic(54, (3, 2))


def kink() -> Slope:
    """A function that rises equally to both sides: a centred difference gives 0, a one-sided one does not."""
    corner = generator(55).uniform(0.5, 1.5, size=(1, 3))
    return Slope(lambda W: np.sum(np.abs(W - corner)), corner, np.zeros((1, 3)))


def cubic() -> Slope:
    """A function that bends: a step that is too large shows."""
    W = generator(56).uniform(0.7, 2.1, size=(1, 6)) * np.array([1.0, -1.0, 1.0, 1.0, -1.0, 1.0])
    return Slope(lambda W: np.sum(W**3), W, 3 * W**2)


def called_twice() -> tuple[Slope, Slope]:
    """Two functions of a W of the same shape, with different slopes everywhere."""
    return _squares(np.float64, (3, 3)), _squares(np.float64, (3, 3), times=2.5)


def entries_together() -> Slope:
    """Not a sum over the entries: an entry that is not put back spoils its neighbours."""
    W = generator(57).uniform(0.5, 1.5, size=(2, 3))
    return Slope(lambda W: np.sum(W * W) + np.sum(W) ** 2, W, 2 * W + 2 * np.sum(W))


def of_shapes() -> list[Slope]:
    """Arrays of one dimension, of two and of three."""
    return [_squares(np.float64, shape) for shape in ((1,), (5,), (2, 4), (6, 1), (2, 1, 3))]


def columns_first() -> Slope:
    """A transposed array: its entries lie in memory one column after the other."""
    slope = _squares(np.float64, (4, 2))
    return Slope(slope.formula, np.asfortranarray(slope.W), slope.gradient)


def in_float32() -> Slope:
    """A W of dtype float32."""
    return _squares(np.float32, (3, 4))


def _squares(dtype: type, shape: tuple[int, ...], times: float = 1.0) -> Slope:
    W: np.ndarray = generator(58).uniform(0.5, 1.5, size=shape).astype(dtype)
    return Slope(lambda W: times * np.sum(W * W), W, 2 * times * W.astype(np.float64))


def _quadratic(seed: int, shape: tuple[int, ...]) -> Slope:
    """Its first slope is negative, its second entry is 0."""
    numbers = generator(seed)
    a, b = numbers.uniform(0.8, 1.2, size=shape), numbers.uniform(0.4, 0.8, size=shape)
    W = numbers.uniform(0.3, 1.2, size=shape) * numbers.choice([-1, 1], size=shape)
    W.flat[0], W.flat[1], W.flat[-1] = -1.1, 0.0, 1.1
    return Slope(lambda W: np.sum(a * W * W + b * W), W, 2 * a * W + b)
