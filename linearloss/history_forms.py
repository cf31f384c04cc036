"""The numbers of a history, in whatever form it comes."""

from __future__ import annotations

from typing import Any

import numpy as np

from .outcome import NOT_FINITE, Trouble, kind_in_words, kind_of, numbers
from .sentences import say


def history_entries(history: Any, axes: int = 0) -> list[float] | Trouble:
    """The numbers of a history, which may be any sequence; an entry may be an array of one number.

    Args:
        axes: of the weights, if an array with one more, the weights of all steps, is to be told from any other array.
    """
    if isinstance(history, np.ndarray) and history.ndim in (1, 1 + axes):
        history = list(history)
    if not isinstance(history, (list, tuple)):
        kind, is_now = kind_of(history), kind_in_words(history)
        if isinstance(numbers(history, (), ""), np.ndarray):
            kind = is_now = "one number"
        elif isinstance(history, np.ndarray):
            kind, is_now = f"{history.ndim} axes", say("an array with {axes} axes", axes=history.ndim)
        return no_list(kind, is_now)
    entries = [numbers(entry, (), say("an entry of the history")) for entry in history]
    wrong = [entry for entry in entries if isinstance(entry, Trouble)]
    if wrong and wrong[0] != NOT_FINITE:
        return Trouble("no numbers", say("An entry of the history is not one number."))
    return wrong[0] if wrong else [float(entry) for entry in entries]


def no_list(kind: str, is_now: str) -> Trouble:
    return Trouble(kind, say("The history should be a list with one loss for each step, but is {kind}.", kind=is_now))


def is_column(history: Any, axes: int) -> bool:
    """Whether it is a column of numbers, which lie in their order: that it is no list is seen where losses are counted."""
    return isinstance(history, np.ndarray) and history.ndim == 2 != 1 + axes and history.shape[1] == 1
