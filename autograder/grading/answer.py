"""Hidden tests of answers: the value of a number, the right choice."""

from __future__ import annotations

from typing import Any

from linearloss.answers import as_number, plain_choice, refuse_empty
from linearloss.failure import CheckFailed

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
