"""How the functions treat what they are given, and what they gave before: shared by the three hidden tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks import CheckFailed
from autograder.grading import (
    KEPT,
    ONE_WITH_THE_ARGUMENT,
    OVERWRITTEN,
    attempt,
    changed_arguments,
    fate_of_results,
    outcome_of,
)

from .problems import alike, array_outcome, ask_for_array

# A call of a function of W and a number.
Call = tuple[np.ndarray, float]


def kept(function: Callable[..., Any], calls: list[Call], changed: list[int]) -> dict[str, str]:
    """An examination's case: W stays as it is, and the same call gives the same result after others."""
    (W, number), *others = calls
    first = array_outcome(function, W, number)
    for other in others:
        array_outcome(function, *other)
    return {
        "the argument": "W is changed" if changed else "kept",
        "the same call again": "the same" if alike(first, array_outcome(function, W, number)) else "another result",
    }


def two_in_turn(function: Callable[..., Any], reference: Callable[..., Any], *calls: Call) -> dict[str, str]:
    """An examination's case: two calls on a W of a shape that occurs nowhere else in the test."""
    first, second = (alike(array_outcome(function, *call), reference(*call)) for call in calls)
    return {"": "the first is right, the second is not" if first and not second else "both alike"}


def fates(function: Callable[..., Any], pairs: dict[str, tuple[Any, Any]]) -> dict[str, str]:
    """Case -> what becomes of the array that the first of two calls has returned (see `fate_of_results`).

    A function that changes its argument, or depends on earlier calls, is priced and named for that.
    """
    if any(changed_arguments(function, *first) or not _repeats(function, first) for first, _ in pairs.values()):
        return dict.fromkeys(pairs, KEPT)
    return {says: fate_of_results(function, *calls) for says, calls in pairs.items()}


def _repeats(function: Callable[..., Any], arguments: tuple[Any, ...]) -> bool:
    (one, error), (again, _) = attempt(function, *arguments), attempt(function, *arguments)
    if error or not isinstance(one, (tuple, list)):
        return bool(error) or alike(outcome_of(one), outcome_of(again))
    return all(map(alike, map(outcome_of, one), map(outcome_of, again)))


def refuse_shared_results(function: Callable[..., Any], name: str, pairs: dict[str, tuple[Call, Call]]) -> None:
    """A new array was asked for.

    Raises:
        CheckFailed: what came back is the argument, or an array that the next call writes into.
    """
    for says, found in fates(function, pairs).items():
        if found == ONE_WITH_THE_ARGUMENT:
            raise CheckFailed(f"{name} should return a new array: here W and the result are one array ({says}).")
        if found == OVERWRITTEN:
            raise CheckFailed(f"{name} should return a new array: the next call overwrites the result of this one.")


def refuse_changes(function: Callable[..., Any], name: str, calls: list[Call]) -> None:
    """W stays as it is, and a call has the same result whatever was called before.

    Raises:
        CheckFailed: it is otherwise.
    """
    (W, number), *others = calls
    if changed_arguments(function, W, number):
        raise CheckFailed(f"{name} changes its argument W in place: work on a copy.", diagnoses=["changes-input"])
    first = ask_for_array(function, name, W, number)
    for other in others:
        ask_for_array(function, name, *other)
    if not alike(first, ask_for_array(function, name, W, number)):
        raise CheckFailed(f"{name} gives another result when it is called again with the same arguments.")
