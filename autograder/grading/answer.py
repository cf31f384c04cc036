"""Hidden tests of answers: the value of a number, the right choice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from autograder.course import CourseError
from linearloss.answers import as_number, as_numbers, kind_of, near_miss, not_right, plain_choice, refuse_empty
from linearloss.failure import CheckFailed
from linearloss.sentences import say
from linearloss.words import Named

from .parts import Parts, Score

# The parts of an answer that is a list, called alike in every language, and written out for translators.
NUMBERS = (
    say("number 1"), say("number 2"), say("number 3"), say("number 4"), say("number 5"), say("number 6"),
    say("number 7"), say("number 8"), say("number 9"), say("number 10"),
)  # fmt: skip


@dataclass(frozen=True)
class Expected:
    """What a hidden test of an answer asks for.

    Attributes:
        right: the one number or choice, or the numbers of a list.
        tolerance: of each number.
    """

    name: str
    kind: Literal["number", "choice", "list"]
    right: tuple[Any, ...]
    tolerance: float = 0.0


_noted: ContextVar[list[Expected] | None] = ContextVar("expected answers", default=None)


@contextmanager
def noting_expected() -> Iterator[list[Expected]]:
    """What the hidden tests that run meanwhile ask for."""
    noted: list[Expected] = []
    token = _noted.set(noted)
    try:
        yield noted
    finally:
        _noted.reset(token)


def _asked(expected: Expected) -> None:
    noted = _noted.get()
    if noted is not None:
        noted.append(expected)


def expect_number(
    value: Any, name: str, expected: float, *, points: float, tolerance: float = 0.005, read: str = ""
) -> Score:
    """Score a numeric answer; `tolerance` is absolute, so that rounded answers count."""
    _asked(Expected(name, "number", (expected,), tolerance))
    parts = Parts()

    @parts.part("answer", points)
    def _() -> None:
        refuse_empty(value, name)
        why = _why_not(as_number(value, name), expected, tolerance)
        if why is not None:
            raise CheckFailed(not_right(name, why), read=read)

    return parts.score()


def expect_choice(value: Any, name: str, expected: Any, *, points: float, read: str = "") -> Score:
    """Score a choice; text is compared without case and outer blanks."""
    _asked(Expected(name, "choice", (plain_choice(expected),)))
    parts = Parts()

    @parts.part("answer", points)
    def _() -> None:
        refuse_empty(value, name)
        plain, right = plain_choice(value), plain_choice(expected)
        if isinstance(right, str) and not isinstance(plain, str):
            raise CheckFailed(
                say('{name} should be a letter in quotes, such as "a", but is {kind}.', name=name, kind=kind_of(plain)),
                read=read,
            )
        if type(plain) is not type(right) or plain != right:
            raise CheckFailed(say("{name} is not the right choice.", name=name), read=read)

    return parts.score()


def _why_not(number: float, expected: float, tolerance: float) -> str | None:
    """None if a number is right; else why it is nearly right, empty if nothing is known."""

    def is_right(other: float) -> bool:
        return abs(other - expected) <= tolerance

    return None if is_right(number) else near_miss(number, is_right, tolerance)


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
    """Score an answer that is a list of numbers (ten at most), each for its share of the points."""
    if len(expected) > len(NUMBERS):
        raise CourseError(
            say(
                "{name}: a list of {count} numbers; {most} at most can be told apart. Ask in two questions.",
                name=name,
                count=len(expected),
                most=len(NUMBERS),
            )
        )
    _asked(Expected(name, "list", tuple(expected), tolerance))
    parts = Parts()

    def check(position: int) -> None:
        refuse_empty(values, name)
        numbers = as_numbers(values, name, len(expected))
        why = _why_not(numbers[position], expected[position], tolerance)
        if why is None:
            return
        found = [
            one for one in known if all(abs(a - b) <= tolerance for a, b in zip(numbers, one.numbers, strict=True))
        ]
        names = [Named(one.code, "certain", one.says) for one in found]
        said = not_right(name, why)  # the part says which number
        raise CheckFailed(said, names=names, read=read)

    for position in range(len(expected)):
        parts.part(str.__str__(NUMBERS[position]), points / len(expected))(partial(check, position))
    return parts.score()
