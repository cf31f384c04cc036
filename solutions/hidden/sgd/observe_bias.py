"""Examines `add_bias`: where the new column stands, what it holds, and what has become of the others."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.checks import is_close
from autograder.grading import (
    NOTHING_TO_COMPARE,
    Observation,
    Outcome,
    attempt,
    changed_arguments,
    fate_of_results,
    generator,
    outcome_of_call,
)

ONES = "features that are 1 already"
CASES = {
    "value": {
        "seven examples, four features": (7, 4),
        "three examples, eight features": (3, 8),
        "as many features as examples": (4, 4),
    },
    "edges": {"a single example": (1, 5), "a single feature": (6, 1), ONES: (5, 2), "float32": (4, 3)},
}
# What the visible check begins with, so that what a function keeps from its first call is the same for all.
FIRST_CALL = np.array([[5.0, 7.0], [2.0, 3.0], [0.0, -1.0]])
CHANGED = "value: X itself"


def problem(case: str, N: int, D: int) -> np.ndarray:
    """The X of a case."""
    X = 2.0 + generator(51 + 10 * N + D).normal(size=(N, D))
    return np.ones((N, D)) if case == ONES else X.astype(np.float32) if case == "float32" else X


def observe_add_bias(add_bias: Any) -> Observation:
    """Facets `PART: shape`, `PART: place of the new column`, `PART: the new column`, and one for each manner."""
    seen: Observation = {}
    attempt(add_bias, FIRST_CALL)
    for part, cases in CASES.items():
        for case, (N, D) in cases.items():
            X = problem(case, N, D)
            if case == ONES:  # all columns are alike: no place to be seen
                seen["edges: ones already"] = {"": _columns_more(outcome_of_call(add_bias, X), D)}
                continue
            for detail, outcome in _take_apart(outcome_of_call(add_bias, X), X).items():
                seen.setdefault(f"{part}: {detail}", {})[case] = outcome
    seen[CHANGED] = {"": "changed" if changed_arguments(add_bias, problem("", 5, 3)) else "kept"}
    seen["value: results"] = {"": fate_of_results(add_bias, (problem("", 5, 3),), (1 + problem("", 5, 3),))}
    return seen


def _take_apart(result: Outcome, X: np.ndarray) -> dict[str, Outcome]:
    N, D = X.shape
    if not isinstance(result, np.ndarray) or result.shape != (N, D + 1):
        failed = isinstance(result, str) and result.startswith("raises ")
        rest = result if failed else NOTHING_TO_COMPARE
        return {"shape": result, "place of the new column": rest, "the new column": rest}
    for place in range(D, -1, -1):
        if is_close(np.delete(result, place, axis=1), X):
            where = {D: "last", 0: "first"}.get(place, "in between")
            return {"shape": "right", "place of the new column": where, "the new column": result[:, place]}
    return {"shape": "right", "place of the new column": NOTHING_TO_COMPARE, "the new column": result}


def _columns_more(result: Outcome, D: int) -> Outcome:
    if isinstance(result, str) or result.ndim != 2:
        return NOTHING_TO_COMPARE
    return "no column more" if result.shape[1] == D else "at least one column more"


def in_place(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The facet that shows a change of X, whatever else is wrong."""
    return (CHANGED,) if observed[CHANGED] != right[CHANGED] else ()
