"""The scores and labels on which softmax and cross_entropy are tested and examined."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from autograder.grading import generator

TOLERANCE = {"float64": 1e-6, "float32": 2e-4}
LARGE = 1e4
AN_ORDINARY_ONE = "an ordinary batch"
ANOTHER_ONE = "another batch of the same size"


@dataclass(frozen=True)
class Batch:
    """Scores `S` (N, C) and correct classes `y` (N,)."""

    S: np.ndarray
    y: np.ndarray

    @property
    def sizes(self) -> str:
        """In words."""
        return f"N = {self.S.shape[0]}, C = {self.S.shape[1]}"

    @property
    def tolerance(self) -> float:
        """How far a right answer may be off, relative to its largest entry."""
        return TOLERANCE[str(self.S.dtype)]

    def given(self, labelled: bool) -> tuple[np.ndarray, ...]:
        """What the function under test is called with."""
        return (self.S, self.y) if labelled else (self.S,)

    def plus(self, offsets: float | np.ndarray) -> Batch:
        """The batch with `offsets`, a number or of shape (N, 1), added to the scores."""
        return Batch(self.S + offsets, self.y)


def batch(seed: int, N: int, C: int, dtype: str = "float64") -> Batch:
    """Random scores; the labels are spread evenly over the classes, so that no luck makes them all alike."""
    numbers = generator(seed)
    S = numbers.normal(scale=2.0, size=(N, C))
    y = numbers.permutation((np.arange(N) + numbers.integers(C)) % C)
    return Batch(S.astype(dtype), y)


def ordinary() -> Batch:
    """More rows than classes, and neither one nor two of anything."""
    return batch(51, 7, 4)


def batches() -> dict[str, Batch]:
    """In words -> what may be peculiar about a batch."""
    return {
        AN_ORDINARY_ONE: ordinary(),
        ANOTHER_ONE: batch(56, 7, 4),
        "a single row": batch(52, 1, 3),
        "two classes": batch(53, 9, 2),
        "more classes than rows": batch(54, 3, 6),
        "scores of dtype float32": batch(55, 6, 5, "float32"),
    }


def base() -> Batch:
    """What results on scores far away are compared with."""
    return batch(61, 6, 4)


def all_far() -> dict[str, Batch]:
    """In words -> the base batch with one number added to all scores: nothing changes."""
    return {
        f"all scores are near {sign}{LARGE:.0f}": base().plus(offset) for sign, offset in (("", LARGE), ("-", -LARGE))
    }


def rows_far_apart() -> Batch:
    """The base batch with another number added to the scores of each row: nothing changes."""
    return base().plus(LARGE * np.array([1.0, -1.0, 0.0, 1.0, -1.0, 0.0])[:, None])


def gaps_within_a_row() -> dict[str, Batch]:
    """In words -> rows in which the correct class leads, with gaps that a shift by the maximum alone bears.

    A shift by the row's minimum overflows in both, one by its mean in the second. Nothing that is right for
    a correct class in the lead, with or without log-sum-exp, does.
    """
    below = [[0.0, -720.0, -1.0], [-720.0, 0.0, -1.0]]
    above = [[-1500.0, -1500.0, 0.0], [0.0, -1500.0, -1500.0], [-1500.0, 0.0, -1500.0]]
    return {
        "one score lies far below the others of its row": Batch(np.array(below), np.array([0, 1])),
        "one score lies far above the others of its row": Batch(np.array(above), np.array([2, 0, 1])),
    }


def ascending() -> Batch:
    """Rows whose last score is the largest."""
    return Batch(np.array([[0.0, 1.0, 2.0, 3.0], [-1.0, 0.5, 1.5, 3.0]]), np.array([1, 3]))


def behind_by(gap: float) -> Batch:
    """Rows in which the correct class lies behind all others by `gap`. The largest score is 0."""
    return Batch(np.array([[-gap, 0.0, -gap], [0.0, -gap, -gap]]), np.array([0, 2]))
