"""The examples and tables of scores on which the hinge losses are tested and examined."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.grading import Outcome, generator

TOLERANCE = {"float64": 1e-6, "float32": 2e-4}
LABELS = (
    "the first class is the right one",
    "a class in the middle is the right one",
    "the last class is the right one",
)
# In words -> D and C of one example.
SIZES = {
    "two classes": (3, 2),
    "seven classes": (2, 7),
    "ten classes": (3, 10),
    "one feature": (1, 3),
    "as many classes as features": (4, 4),
    "many classes": (4, 23),
    "CIFAR-10's sizes": (3073, 10),
}
# Times the weights: no scores to speak of, and yet none that are equal.
FAINT = 1e-3

Example = tuple[np.ndarray, np.ndarray]


def example(seed: int, D: int, C: int) -> Example:
    """A random x (D,) and W (D, C), with scores of order 2: some margins kept, some not."""
    numbers = generator(7000 + seed)
    x = numbers.normal(size=D)
    x[-1] = 1.0
    return x, 2 * numbers.normal(size=(D, C)) / np.sqrt(D)


def spread(C: int) -> list[int]:
    """Labels to ask for: the first class, one in the middle, and the last."""
    return sorted({0, C // 2, C - 1})


def whole_numbers() -> Example:
    """Scores that are whole numbers; the first class lies exactly on the second one's kink."""
    return _on_paper([1.0, 0.0, 2.5], [1.0, 2.0, -1.0])


def equal_scores() -> Example:
    """The first two classes have the same score, exactly."""
    return _on_paper([1.0, 0.5, 1.0], [0.0, 1.0, -1.0])


def _on_paper(first: list[float], bias: list[float]) -> Example:
    """Two features that are 0 beside one that is 2 and the constant: more features than classes, exact scores."""
    return np.array([2.0, 0.0, 0.0, 1.0]), np.array([first, [1.0, 2.0, 3.0], [2.0, 0.0, 1.0], bias])


def table(seed: int, N: int, C: int) -> tuple[np.ndarray, np.ndarray]:
    """Random scores (N, C) of order 2, and labels: every class occurs; a single row's has the lowest score."""
    numbers = generator(8000 + seed)
    S = 2 * numbers.normal(size=(N, C))
    return S, np.argmin(S, axis=1) if N == 1 else numbers.permutation(np.arange(N) % C)


def kinks() -> tuple[np.ndarray, np.ndarray]:
    """Whole numbers, so that a margin of exactly zero is exact, and costs nothing."""
    return np.array([[3.0, 2.0, 5.0], [4.0, 3.0, 3.0], [0.0, 1.0, 0.0]]), np.array([0, 0, 1])


def ties() -> tuple[np.ndarray, np.ndarray]:
    """Whole numbers; in each row a wrong class has exactly the right one's score."""
    return np.array([[1.0, 1.0, 0.0], [2.0, -1.0, 2.0], [0.0, 3.0, 3.0]]), np.array([0, 2, 1])


def near(got: Any, expected: Any, tolerance: float = TOLERANCE["float64"]) -> bool:
    """Whether numbers or arrays of one shape agree, relative to the largest of them, or to 1."""
    got, expected = np.asarray(got, dtype=np.float64), np.asarray(expected, dtype=np.float64)
    scale = max(1.0, float(np.max(np.abs(expected), initial=0.0)))
    return got.shape == expected.shape and bool(np.all(np.abs(got - expected) <= tolerance * scale))


def same(one: Outcome, other: Outcome) -> bool:
    """Whether two outcomes are the same words, or close numbers."""
    if isinstance(one, str) or isinstance(other, str):
        return isinstance(one, str) and isinstance(other, str) and one == other
    return near(one, other)
