"""What the examinations of this notebook have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, is_close
from autograder.grading import Outcome, changed_arguments

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
