"""Scores an answer that is a short list of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.grading import Parts, Score
from linearloss.answers import as_number
from linearloss.failure import CheckFailed
from linearloss.words import Named


@dataclass(frozen=True)
class KnownList:
    """A list of numbers that a known mistake leads to: the mistake's code, and the sentence that names it."""

    code: str
    says: str
    numbers: tuple[float, ...]


KNOWN = {
    "answer_losses": KnownList(
        "slide-in-base-10",
        "These are the losses to base 10, as on a slide that is often seen: the course uses the natural logarithm, np.log.",
        (0.8861, 0.0344, 2.6737),
    ),
}


def expect_numbers(
    values: Any, name: str, expected: Sequence[float], *, points: float, tolerance: float, read: str = ""
) -> Score:
    """Score an answer that is a list of numbers, each for its share of the points."""
    parts = Parts()
    share = points / len(expected)
    for position, right in enumerate(expected):
        _add_number(parts, _Question(values, name, len(expected), tolerance, read), position, right, share)
    return parts.score()


@dataclass(frozen=True)
class _Question:
    values: Any
    name: str
    count: int
    tolerance: float
    read: str

    def number(self, position: int) -> float:
        """One of the numbers given; refuses what is no list of as many as were asked for."""
        if self.values is None or self.values is Ellipsis:
            raise CheckFailed(f"{self.name} has no answer yet: put a list in place of the dots.", layer="missing")
        is_array = isinstance(self.values, np.ndarray) and self.values.ndim == 1
        if not (isinstance(self.values, (list, tuple)) or is_array) or len(self.values) != self.count:
            raise CheckFailed(f"{self.name} should be a list of {self.count} numbers.", layer="type")
        return as_number(self.values[position], f"{self.name}, number {position + 1},")

    def recognised(self) -> KnownList | None:
        """The known mistake that leads to these very numbers, if there is one."""
        known = KNOWN.get(self.name)
        if known is None:
            return None
        try:
            numbers = [self.number(position) for position in range(self.count)]
        except CheckFailed:
            return None
        return known if np.allclose(numbers, known.numbers, rtol=0, atol=self.tolerance) else None


def _add_number(parts: Parts, question: _Question, position: int, right: float, points: float) -> None:
    @parts.part(f"number {position + 1}", points)
    def _() -> None:
        if abs(question.number(position) - right) <= question.tolerance:
            return
        known = question.recognised()
        names = [Named(known.code, "certain", known.says)] if known else []
        raise CheckFailed(f"{question.name}: number {position + 1} is not right.", names=names, read=question.read)
