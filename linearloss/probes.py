"""Looks for slips that any function may have, whatever it computes: they are written once, and an exercise names the part that they cost."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .exercise import Arguments, Asked, Case, Facet
from .outcome import Outcome, Trouble, same

KEPT = "kept"
ONE_WITH_THE_ARGUMENT = "one with the argument"
OVERWRITTEN = "overwritten by the next call"
FIRST_ONLY = "right the first time only"


def manners(
    part: str, pairs: Mapping[str, Callable[[], tuple[Arguments, Arguments]]], reference: Callable[..., Any]
) -> list[Facet]:
    """The facets of a function's manners: arguments left alone, new arrays returned, no memory of earlier calls.

    Args:
        part: whose points they cost.
        pairs: case -> two calls with arguments of the same shapes and different results. The first pair has a shape that no
            other case of the exercise has, so that a function which remembers by shape is caught.
        reference: the right function.
    """
    def right() -> list[Any]:
        return [reference(*args) for args in next(iter(pairs.values()))()]

    return [
        Facet("manners: the arguments", part, "It changes an argument in place: work on a copy.",
              InPlace(pairs), ("",), slips={"changed": "changes-input"}),
        Facet("manners: the array returned", part, "It should return a new array, which nothing changes afterwards.",
              Returned(pairs), ("",), slips={ONE_WITH_THE_ARGUMENT: "result-is-the-argument", OVERWRITTEN: "result-overwritten"}),
        Facet("manners: in turn", part, "Called twice, it is right the first time only: it keeps something between the calls.",
              InTurn(next(iter(pairs.values())), right), ("",), slips={FIRST_ONLY: "depends-on-earlier-calls"}),
    ]  # fmt: skip


@dataclass(frozen=True)
class InPlace:
    """Whether an array among the arguments is changed in place.

    Attributes:
        tolerance: how far an entry that was moved and put back may be off.
    """

    pairs: Mapping[str, Callable[[], tuple[Arguments, Arguments]]]
    tolerance: float = 0.0

    def __call__(self, asked: Asked, case: Case) -> Outcome:
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
    """What becomes of an array that a call has returned: one with the argument, or overwritten by the next call."""

    pairs: Mapping[str, Callable[[], tuple[Arguments, Arguments]]]

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        for make in self.pairs.values():
            first, second = make()
            try:
                plain, again = asked.function(*first), asked.function(*first)
                (alone,) = asked.function.results_kept(first)
                (both, _) = asked.function.results_kept(first, second)
            except Exception:
                return KEPT
            if not alike(plain, again) or _changes(asked, first):
                return KEPT  # each of these is looked at by itself
            if not alike(alone, plain):
                return ONE_WITH_THE_ARGUMENT
            if not alike(both, plain):
                return OVERWRITTEN
        return KEPT


@dataclass(frozen=True)
class InTurn:
    """Whether the second of two calls with arguments of the same shapes is right where the first one is.

    Attributes:
        calls: the arguments of the two.
        right: the right results.
    """

    calls: Callable[[], tuple[Arguments, Arguments]]
    right: Callable[[], Sequence[Any]]

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        (first, second), (one, other) = self.calls(), self.right()
        try:
            if not alike(asked.function(*first), one):
                return "alike"
            steady = alike(asked.function(*second), other) and alike(asked.function(*first), one)
        except Exception:
            return "alike"  # the error shows elsewhere
        return "alike" if steady else FIRST_ONLY


@dataclass(frozen=True)
class Loops:
    """Over what a function loops in Python, by the instructions that it takes when there is more of it.

    Attributes:
        sizes: what there is more of -> arguments of a small call, of a large one, and the fewest instructions more that are a loop.
        computes: (arguments, result) -> whether something was computed at all: how that is done counts only then (None: always).
    """

    sizes: Mapping[str, Callable[[], tuple[Arguments, Arguments, int]]]
    computes: Callable[..., bool] | None = None

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        found: list[str] = []
        for what, make in self.sizes.items():
            small, large, least = make()
            result = asked.call(*small)
            if isinstance(result, Trouble):
                return result
            if self.computes is not None and not self.computes(small, result):
                return "computes nothing"
            try:
                more = asked.function.count_instructions(*large) - asked.function.count_instructions(*small)
            except Exception:
                return "computes nothing"
            if more >= least:
                found.append(what)
        return f"loops over {' and '.join(found)}" if found else "no loop"


def alike(one: Any, other: Any) -> bool:
    """Whether two results agree, entry by entry."""
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, (int, float, np.generic, np.ndarray)) and isinstance(other, (int, float, np.generic, np.ndarray)):
        a, b = np.asarray(one, dtype=float), np.asarray(other, dtype=float)
        return bool(np.array_equal(a, b, equal_nan=True)) or same(a, b)
    return type(one) is type(other) and one is other


