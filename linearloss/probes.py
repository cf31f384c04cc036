"""Looks for slips that any function may have, whatever it computes: they are written once, and an exercise names the part that they cost."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .exercise import Arguments, Asked, Case, Facet
from .outcome import Outcome, same

KEPT = "kept"
ONE_WITH_THE_ARGUMENT = "one with the argument"
OVERWRITTEN = "overwritten by the next call"
FIRST_ONLY = "right the first time only"
_SINGLE = (int, float, np.generic)
_NUMBERS = (*_SINGLE, np.ndarray)
ANOTHER = "another result for the same arguments"


def manners(
    part: str,
    pairs: Mapping[str, Callable[[], tuple[Arguments, Arguments]]],
    reference: Callable[..., Any],
    *,
    arguments: str = "",
    returned: str = "",
    in_turn: Callable[[], Sequence[Arguments]] | None = None,
) -> list[Facet]:
    """The facets of a function's manners: arguments left alone, new arrays returned, no memory of earlier calls.

    Args:
        part: whose points they cost.
        pairs: case -> two calls with arguments of the same shapes and different results. The first pair has a shape that no
            other case of the exercise has, so that a function which remembers by shape is caught.
        reference: the right function.
        arguments, returned: whose points it costs to change an argument, and to return no new array, if not those of `part`.
        in_turn: the calls of `InTurn`, if not the first pair.
    """
    calls = next(iter(pairs.values())) if in_turn is None else in_turn

    def right() -> list[Any]:
        return [reference(*args) for args in calls()]

    return [
        Facet("manners: the arguments", arguments or part, "It changes an argument in place: work on a copy.",
              InPlace(pairs), ("",), slips={"changed": "changes-input"}),
        Facet("manners: the array returned", returned or part, "It should return a new array, which nothing changes afterwards.",
              Returned(pairs), ("",), slips={ONE_WITH_THE_ARGUMENT: "result-is-the-argument", OVERWRITTEN: "result-overwritten"}),
        Facet("manners: in turn", part, "Called twice, it is right the first time only: it keeps something between the calls.",
              InTurn(calls, right), ("",), slips={FIRST_ONLY: "depends-on-earlier-calls"}),
        Facet("manners: the same again", "", "Called twice with the same arguments, it returns two different results.",
              Again(calls), ("",), slips={ANOTHER: "depends-on-earlier-calls"}),
    ]  # fmt: skip


@dataclass(frozen=True)
class InPlace:
    """Whether an array among the arguments is changed in place.

    Attributes:
        before: calls that come first: if one of them changes an argument, it is told and priced there.
        tolerance: how far an entry that was moved and put back may be off.
    """

    pairs: Mapping[str, Callable[[], tuple[Arguments, Arguments]]]
    before: Mapping[str, Callable[[], tuple[Arguments, Arguments]]] = field(default_factory=dict)
    tolerance: float = 0.0

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        if any(_changes(asked, make()[0], self.tolerance) for make in self.before.values()):
            return KEPT
        return "changed" if any(_changes(asked, make()[0], self.tolerance) for make in self.pairs.values()) else KEPT


def _changes(asked: Asked, before: Arguments, tolerance: float = 0.0) -> bool:
    try:
        after = asked.function.call_and_arguments(*before)[1]
    except Exception:
        return False  # the error shows elsewhere
    return any(
        isinstance(one, np.ndarray) and not _as_it_was(one, other, tolerance)
        for one, other in zip(before, after, strict=True)
    )


def _as_it_was(before: Any, after: Any, tolerance: float) -> bool:
    return np.array_equal(before, after) or (
        before.shape == after.shape and tolerance > 0 and np.allclose(before, after, rtol=0, atol=tolerance)
    )


@dataclass(frozen=True)
class Returned:
    """What becomes of an array that a call has returned: one with the argument, or overwritten by the next call.

    Attributes:
        before: pairs that come first: what becomes of a result of theirs is told and priced there.
    """

    pairs: Mapping[str, Callable[[], tuple[Arguments, Arguments]]]
    before: Mapping[str, Callable[[], tuple[Arguments, Arguments]]] = field(default_factory=dict)

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        if self.before and Returned(self.before)(asked, case) != KEPT:
            return KEPT
        for make in self.pairs.values():
            first, second = make()
            try:
                plain, again = asked.function(*first), asked.function(*first)
                (alone,) = asked.function.results_kept(first)
                (both, _) = asked.function.results_kept(first, second)
            except Exception:
                return KEPT
            if isinstance(plain, _SINGLE) or not alike(plain, again) or _changes(asked, first):
                return KEPT  # nothing can change a single number; each of the others is looked at by itself
            if not alike(alone, plain):
                return ONE_WITH_THE_ARGUMENT
            if not alike(both, plain):
                return OVERWRITTEN
        return KEPT


@dataclass(frozen=True)
class InTurn:
    """Whether the second of two calls with arguments of the same shapes is right where the first one is.

    Attributes:
        calls: the arguments of the two; or of several such pairs, one after the other, where one call tells little: the first of
            each pair must be right, and none of the second.
        right: the right results.
    """

    calls: Callable[[], Sequence[Arguments]]
    right: Callable[[], Sequence[Any]]

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        calls, right = list(self.calls()), list(self.right())
        try:
            seen = [alike(asked.function(*args), one) for args, one in zip(calls, right, strict=True)]
            again = [alike(asked.function(*args), one) for args, one in zip(calls[::2], right[::2], strict=True)]
        except Exception:
            return "alike"  # the error shows elsewhere
        return FIRST_ONLY if all(seen[::2]) and not (any(seen[1::2]) and any(again)) else "alike"


@dataclass(frozen=True)
class Again:
    """Whether the first of some calls, made twice in a row, gives the same result twice.

    Attributes:
        calls: the arguments of the calls.
    """

    calls: Callable[[], Sequence[Arguments]]

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        try:
            one, other = (asked.function(*self.calls()[0]) for _ in range(2))
        except Exception:
            return "the same"  # the error shows elsewhere
        return ANOTHER if _other_numbers(one, other) else "the same"


def _other_numbers(one: Any, other: Any) -> bool:
    """Whether there are real numbers in both, and not the same ones; objects of a student's own cannot be compared."""
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) != len(other) or any(map(_other_numbers, one, other))
    if isinstance(one, _NUMBERS) and isinstance(other, _NUMBERS):
        return {np.asarray(one).dtype.kind, np.asarray(other).dtype.kind} <= {*"biuf"} and not alike(one, other)
    return False


def alike(one: Any, other: Any) -> bool:
    """Whether two results agree, entry by entry; what stands in a dictionary beside the other's entries does not count."""
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() >= other.keys() and all(alike(one[key], other[key]) for key in other)
    if isinstance(one, _NUMBERS) and isinstance(other, _NUMBERS):
        a, b = np.asarray(one), np.asarray(other)
        if a.size == b.size == 1:  # one number, or a matrix that holds it
            a, b = a.reshape(()), b.reshape(())
        if a.shape != b.shape or not {a.dtype.kind, b.dtype.kind} <= {*"biuf"}:
            return False
        a, b = a.astype(np.float64), b.astype(np.float64)
        return bool(np.array_equal(a, b, equal_nan=True)) or same(a, b)
    return type(one) is type(other) and one is other
