"""What a function does beside returning the right values: to its arguments, and to what it returned before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from .comparison import same_outcome
from .examination import outcome_of

KEPT = "kept"
ONE_WITH_THE_ARGUMENT = "one with the argument"
OVERWRITTEN = "overwritten by the next call"


def after_the_call(function: Callable[..., Any], *args: Any) -> list[Any] | None:
    """What a call leaves its arguments as; None if it raises."""
    try:
        if hasattr(function, "call_and_arguments"):
            return list(function.call_and_arguments(*args)[1])
        copies = [np.array(a) if isinstance(a, np.ndarray) else a for a in args]
        function(*copies)
        return copies
    except Exception:
        return None


def changed_arguments(function: Callable[..., Any], *args: Any) -> list[int]:
    """Positions of the arrays among the arguments that a call changes in place."""
    after = after_the_call(function, *args)
    if after is None or len(after) != len(args):
        return []
    return [
        position
        for position, (before, now) in enumerate(zip(args, after, strict=True))
        if isinstance(before, np.ndarray) and not np.array_equal(before, now)
    ]


def fate_of_results(function: Callable[..., Any], first: tuple[Any, ...], second: tuple[Any, ...]) -> str:
    """What becomes of an array that a function has returned: `KEPT`, `ONE_WITH_THE_ARGUMENT` or `OVERWRITTEN`.

    Args:
        first, second: arguments of two calls with different results; their arrays have the same shapes.
    """
    if not hasattr(function, "results_kept"):
        return KEPT  # called directly, in a notebook
    try:
        plain = function(*first)
        alone, both = function.results_kept(first), function.results_kept(first, second)
        if not _same(alone[0], plain):
            return ONE_WITH_THE_ARGUMENT
        return KEPT if _same(both[0], plain) else OVERWRITTEN
    except Exception:
        return KEPT  # the error shows elsewhere


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(map(_same, one, other))
    return same_outcome(outcome_of(one), outcome_of(other), 1e-6)
