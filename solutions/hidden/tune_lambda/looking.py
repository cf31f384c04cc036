"""What the examinations of this notebook have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, is_close
from autograder.grading import KEPT, Outcome, changed_arguments, fate_of_results, outcome_of_call

SAME, ANOTHER = "the same", "another"


def require_kept(function: Callable[..., Any], name: str, arguments: dict[str, Any]) -> None:
    """Refuse a function that changes one of its arguments, `name -> value` in their order, in place."""
    changed = changed_arguments(function, *arguments.values())
    if changed:
        raise CheckFailed(f"{name} changes its argument {list(arguments)[changed[0]]} in place: work on a copy.")


def kept(function: Callable[..., Any], arguments: dict[str, Any]) -> Outcome:
    """Which arguments a function changes in place, in words."""
    names = list(arguments)
    return " ".join(names[position] for position in changed_arguments(function, *arguments.values())) or "kept"


def require_own_results(
    function: Callable[..., Any], name: str, first: tuple[Any, ...], second: tuple[Any, ...]
) -> None:
    """Refuse a function whose result changes when its arguments do, or when it is called again."""
    fate = fate_of_steady_results(function, first, second)
    if fate != KEPT:
        raise CheckFailed(f"{name}: what it has returned is {fate}. Each call should return arrays of its own.")


def fate_of_steady_results(function: Callable[..., Any], first: tuple[Any, ...], second: tuple[Any, ...]) -> str:
    """`fate_of_results`, for functions of one result that may be random: then nothing can be said."""
    once, again = (outcome_of_call(function, *first) for _ in range(2))
    return fate_of_results(function, first, second) if alike(once, again) else KEPT


def alike(one: Outcome, other: Outcome, tolerance: float = 1e-5) -> bool:
    """Whether two outcomes are the same words, or close numbers."""
    if isinstance(one, str) or isinstance(other, str):
        return isinstance(one, str) and isinstance(other, str) and one == other
    return one.shape == other.shape and is_close(one, other, tolerance)


def short(outcome: Outcome) -> Outcome:
    """Two weighted sums of its entries in place of thousands of them."""
    if isinstance(outcome, str) or outcome.size < 500:
        return outcome
    entries = outcome.ravel()
    return np.array([entries.sum(), np.cos(np.arange(entries.size)) @ entries])
