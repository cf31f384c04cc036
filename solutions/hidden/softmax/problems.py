"""The scores and labels on which softmax and cross_entropy are tested and examined."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from autograder.grading import generator

TOLERANCE = {"float64": 1e-6, "float32": 2e-4}
LARGE = 1e4
# Scores near 10000 have three digits after the point in float32: who rounds them to it before the shift loses
# that in the part `large scores` alone; float32 after the shift is exact enough. A wrong shift gives nan.
EXACTLY, LOOSELY = 1e-5, 2e-3
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


def observed_batches() -> dict[str, Batch]:
    """The batches of the test, and the sizes that students write into their code as numbers."""
    sizes = {"the check's sizes": (2, 3), "the toy's sizes": (3, 3), "CIFAR-10's classes": (4, 10)}
    return {**batches(), **{says: batch(57, *size) for says, size in sizes.items()}}


def without_the_last_class(one: Batch) -> Batch:
    """The same scores, with labels among which the last class does not occur."""
    return Batch(one.S, np.where(one.y == one.S.shape[1] - 1, 0, one.y))


def of_the_last(one: Batch) -> Batch:
    """The same scores, and the class with the smallest as the correct one: the loss is not nearly 0, so all its digits
    are there in float32 too.
    """
    return Batch(one.S, np.argmin(one.S, axis=1))


def ordinary() -> Batch:
    """More rows than classes, and neither one nor two of anything."""
    return batch(51, 7, 4)


def another() -> Batch:
    """Of the same size."""
    return batch(56, 7, 4)


def batches() -> dict[str, Batch]:
    """In words -> what may be peculiar about a batch."""
    return {
        AN_ORDINARY_ONE: ordinary(),
        ANOTHER_ONE: another(),
        "a single row": of_the_last(batch(52, 1, 3)),
        "two classes": batch(53, 9, 2),
        "more classes than rows": without_the_last_class(batch(54, 3, 6)),
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
    below = [[0.0, -720.0, -1.0], [-720.0, 0.0, -1.0], [-720.0, -1.0, 0.0]]
    above = [[-1500.0, -1500.0, 0.0], [0.0, -1500.0, -1500.0], [-1500.0, 0.0, -1500.0]]
    return {
        "one score lies far below the others of its row": Batch(np.array(below), np.array([0, 1, 2])),
        "one score lies far above the others of its row": Batch(np.array(above), np.array([2, 0, 1])),
    }


def ascending() -> Batch:
    """Rows whose last score is the largest."""
    return Batch(np.array([[0.0, 1.0, 2.0, 3.0], [-1.0, 0.5, 1.5, 3.0]]), np.array([1, 3]))


def one_class_leads() -> dict[str, Batch]:
    """In words -> rows that all have the same class in the lead, which is the correct one, by far."""
    rows = {
        "first class lies far above the others": [0.0, -1500.0, -1500.0],
        "last class lies far above the others": [-1500.0, -1500.0, 0.0],
        "first class lies 1000 above the others": [0.0, -1000.0, -1000.0],
    }
    return {f"the {which}": Batch(np.array([row, row]), np.full(2, np.argmax(row))) for which, row in rows.items()}


def behind_by(gap: float) -> Batch:
    """Rows in which the correct class lies behind all others by `gap`. The largest score is 0."""
    return Batch(np.array([[-gap, 0.0, -gap], [0.0, -gap, -gap]]), np.array([0, 2]))
