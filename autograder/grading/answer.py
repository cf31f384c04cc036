"""Hidden tests of answers: the value of a number, the right choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from linearloss.answers import as_number, as_numbers, plain_choice, refuse_empty
from linearloss.failure import CheckFailed
from linearloss.words import Named

from .parts import Parts, Score


def expect_number(
    value: Any, name: str, expected: float, *, points: float, tolerance: float = 0.005, read: str = ""
) -> Score:
    """Score a numeric answer; `tolerance` is absolute, so that rounded answers count."""
    parts = Parts()

    @parts.part("answer", points)
    def _() -> None:
        refuse_empty(value, name)
        if abs(as_number(value, name) - expected) > tolerance:
            raise CheckFailed(f"{name} is not the right number.", read=read)

    return parts.score()


def expect_choice(value: Any, name: str, expected: Any, *, points: float, read: str = "") -> Score:
    """Score a choice; text is compared without case and outer blanks."""
    parts = Parts()

    @parts.part("answer", points)
    def _() -> None:
        refuse_empty(value, name)
        plain, right = plain_choice(value), plain_choice(expected)
        if type(plain) is not type(right) or plain != right:
            raise CheckFailed(f"{name} is not the right choice.", read=read)

    return parts.score()


@dataclass(frozen=True)
class KnownList:
    """A list of numbers that a known mistake leads to: the mistake's code, and the sentence that names it."""

    code: str
    says: str
    numbers: tuple[float, ...]


def expect_numbers(
    values: Any,
    name: str,
    expected: Sequence[float],
    *,
    points: float,
    tolerance: float,
    read: str = "",
    known: Sequence[KnownList] = (),
) -> Score:
    """Score an answer that is a list of numbers, each for its share of the points."""
    parts = Parts()

    def check(position: int) -> None:
        refuse_empty(values, name)
        numbers = as_numbers(values, name, len(expected))
        if abs(numbers[position] - expected[position]) <= tolerance:
            return
        found = [
            one for one in known if all(abs(a - b) <= tolerance for a, b in zip(numbers, one.numbers, strict=True))
        ]
        names = [Named(one.code, "certain", one.says) for one in found]
        raise CheckFailed(f"{name}: number {position + 1} is not right.", names=names, read=read)

    for position in range(len(expected)):
        parts.part(f"number {position + 1}", points / len(expected))(partial(check, position))
    return parts.score()
