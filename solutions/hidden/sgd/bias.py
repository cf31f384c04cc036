"""Grades `add_bias`: a last column of ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from autograder.checks import CheckFailed, as_float_array, call, is_close
from autograder.grading import KEPT, Examination, Parts, Score, changed_arguments, fate_of_results
from solutions.reference import sgd as reference

from .observe_bias import CASES, in_place, observe_add_bias, problem

READ = " Read again: section 2, The bias."


def grade_add_bias(add_bias: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `value` and `edges` (one example, one feature, features that are 1 already, float32)."""
    parts = Parts()
    parts.part("value", points["value"])(lambda: _check_value(add_bias))
    parts.part("edges", points["edges"])(lambda: _check_cases(add_bias, "edges"))
    return parts.score(Examination(add_bias, ("add_bias",), observe_add_bias, rules={"changes-input": in_place}))


def _check_value(add_bias: Callable[..., Any]) -> None:
    _check_cases(add_bias, "value")
    if changed_arguments(add_bias, problem("", 5, 3)):
        raise CheckFailed(f"add_bias changes X in place; X itself should stay as it is.{READ}")
    fate = fate_of_results(add_bias, (problem("", 5, 3),), (1 + problem("", 5, 3),))
    if fate != KEPT:
        raise CheckFailed(f"add_bias should return a new array in each call, but what it returns is {fate}.{READ}")


def _check_cases(add_bias: Callable[..., Any], part: str) -> None:
    for case, (N, D) in CASES[part].items():
        X = problem(case, N, D)
        got = as_float_array(call(add_bias, "add_bias", X.copy()), (N, D + 1), "add_bias(X)")
        if not is_close(got, reference.add_bias(X)):
            raise CheckFailed(f"add_bias does not return X and a column of ones as its last, for {case}.{READ}")
