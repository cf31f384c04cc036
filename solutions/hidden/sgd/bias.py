"""Grades `add_bias`: a last column of ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, call, is_close
from autograder.grading import (
    Examination,
    Observation,
    Outcome,
    Parts,
    Score,
    changed_arguments,
    generator,
    outcome_of_call,
)
from solutions.reference import sgd as reference

READ = " Read again: section 2, The bias."
CASES = {
    "value": {"seven examples, four features": (7, 4), "three examples, eight features": (3, 8)},
    "edges": {"a single example": (1, 5), "a single feature": (6, 1), "float32": (4, 3)},
}


def grade_add_bias(add_bias: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `value` and `edges` (one example, one feature, float32)."""
    parts = Parts()
    parts.part("value", points["value"])(lambda: _check_value(add_bias))
    parts.part("edges", points["edges"])(lambda: _check_cases(add_bias, "edges"))
    return parts.score(Examination(add_bias, ("add_bias",), observe_add_bias))


def _problem(case: str, N: int, D: int) -> np.ndarray:
    X = 2.0 + generator(51 + 10 * N + D).normal(size=(N, D))
    return X.astype(np.float32) if case == "float32" else X


def _check_value(add_bias: Callable[..., Any]) -> None:
    _check_cases(add_bias, "value")
    if changed_arguments(add_bias, _problem("", 5, 3)):
        raise CheckFailed(f"add_bias changes X in place; X itself should stay as it is.{READ}")


def _check_cases(add_bias: Callable[..., Any], part: str) -> None:
    for case, (N, D) in CASES[part].items():
        X = _problem(case, N, D)
        got = as_float_array(call(add_bias, "add_bias", X.copy()), (N, D + 1), "add_bias(X)")
        if not is_close(got, reference.add_bias(X)):
            raise CheckFailed(f"add_bias does not return X and a column of ones as its last, for {case}.{READ}")


def observe_add_bias(add_bias: Any) -> Observation:
    """Where the new column stands, what it holds, and what has become of the others: each a facet of its own."""
    seen: Observation = {}
    for part, cases in CASES.items():
        for case, (N, D) in cases.items():
            X = _problem(case, N, D)
            for detail, outcome in _take_apart(outcome_of_call(add_bias, X), X).items():
                seen.setdefault(f"{part}: {detail}", {})[case] = outcome
    changed = changed_arguments(add_bias, _problem("", 5, 3))
    seen["value: X itself"] = {"": "changed" if changed else "kept"}
    return seen


def _take_apart(result: Outcome, X: np.ndarray) -> dict[str, Outcome]:
    N, D = X.shape
    if not isinstance(result, np.ndarray) or result.shape != (N, D + 1):
        return {"shape": result, "place of the new column": "unknown", "the new column": "unknown"}
    for place in range(D, -1, -1):
        if is_close(np.delete(result, place, axis=1), X):
            where = {D: "last", 0: "first"}.get(place, "in between")
            return {"shape": "right", "place of the new column": where, "the new column": result[:, place]}
    return {"shape": "right", "place of the new column": "not found", "the new column": result}
