"""What each example adds to a gradient `X.T @ G`: to the columns of the wrong classes, and to that of its correct class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from linearloss.exercise import Exercise
from linearloss.outcome import Array, Observation, same
from linearloss.sentences import Sentence, say

from .number_facts import TOLERANCE

# Of fewer cases, and examples, it may be chance.
FEWEST_CASES, FEWEST_EXAMPLES = 2, 4
RIGHT, REVERSED, ZERO, WRONG = say("is right"), say("has the wrong sign"), say("is 0"), say("is wrong")
TIMES = say("is {factor:.3g} times what it should be")
SAYS = say(
    "What each example adds to the columns of the wrong classes {others}; what it adds to the column of its correct class {own}."
)


def of_each_example(
    exercise: Exercise, facet: str, observed: Observation, right: Observation, names: Sequence[str]
) -> str:
    """Whether it is one of the two that is wrong, or each in another way; empty if neither can be told by itself.

    What an example adds is known where the rows of X are independent: `X.T` times it is the gradient then, and in one way only.

    Args:
        names: of the function's arguments.
    """
    if not {"X", "y"} <= {*names}:
        return ""
    cases = list(_cases(exercise, facet, observed, right, names))
    if len(cases) < FEWEST_CASES or any(got is None for got, _, _ in cases):
        return ""
    added = np.concatenate([got for got, _, _ in cases if got is not None], axis=None)
    wanted = np.concatenate([expected for _, expected, _ in cases], axis=None)
    of_own = np.concatenate([own for _, _, own in cases], axis=None)
    if np.sum(of_own) < FEWEST_EXAMPLES:
        return ""
    others, own = (_beside(added[which], wanted[which]) for which in (~of_own, of_own))
    # One thing that is true of both is told in other words.
    return "" if others == own or {others, own} == {WRONG} else Sentence(SAYS, {"others": others, "own": own})


def _cases(
    exercise: Exercise, facet: str, observed: Observation, right: Observation, names: Sequence[str]
) -> Iterator[tuple[Array | None, Array, NDArray[np.bool_]]]:
    """What each example adds, what it should, and which of it goes to its own class: in the wrong cases in which that is known.

    None where the gradient is no sum of such.
    """
    for case in exercise.cases:
        got, expected = observed[facet].get(case.name, ""), right[facet].get(case.name, "")
        if isinstance(got, str) or isinstance(expected, str) or expected.ndim != 2 or got.shape != expected.shape:
            continue
        given = dict(zip(names, case.make(), strict=False))
        X, y = np.asarray(given["X"], dtype=float), np.asarray(given["y"])
        is_known = len(expected) == X.shape[-1] and np.linalg.matrix_rank(X) == len(X)
        if not is_known or same(got, expected, TOLERANCE):
            continue
        wanted = np.linalg.pinv(X.T) @ expected
        added = np.linalg.pinv(X.T) @ got
        own = np.arange(expected.shape[1]) == y[:, None]
        yield added if same(X.T @ added, got, TOLERANCE) else None, wanted, own


def _beside(got: Array, expected: Array) -> str:
    """What some numbers are beside the right ones, in words."""
    if same(got, expected, TOLERANCE):
        return RIGHT
    if not np.any(np.abs(got) > TOLERANCE * np.max(np.abs(expected))):
        return ZERO
    if same(got, -expected, TOLERANCE):
        return REVERSED
    factor = float(np.sum(got * expected) / np.sum(expected * expected)) if np.any(expected) else 0.0
    is_one = abs(factor) > TOLERANCE and np.ptp(expected) > 0 and same(got, factor * expected, TOLERANCE)
    return Sentence(TIMES, {"factor": factor}) if is_one else WRONG
