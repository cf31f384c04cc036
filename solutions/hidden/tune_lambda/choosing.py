"""Grades `choose_best`: by validation accuracy, and of equals the strongest regulariser."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_number, call, is_close
from autograder.grading import Examination, Observation, Outcome, Parts, Score, attempt, outcome_of
from autograder.grading.manners import after_the_call
from solutions.reference import tune_lambda as reference

READ_CHOOSE = " Read again: the section 'Choose'."

LARGE, NEAR = "large values of reg", "nearly equal accuracies and small values of reg"
LAST = "equals behind a worse one with a larger reg"
_Rows = list[tuple[float, float, float]]  # reg, train_accuracy, val_accuracy

# Part -> kind of case -> results.
CASES: dict[str, dict[str, _Rows]] = {
    "validation": {
        "several results": [(0.1, 0.7, 0.35), (1.0, 0.5, 0.31), (10.0, 0.6, 0.41), (0.01, 0.9, 0.2), (100.0, 0.3, 0.3)],
        "two results": [(3.0, 0.5, 0.43), (30.0, 0.95, 0.42)],
        "one result": [(5.0, 0.2, 0.1)],
        "the best one has the smallest reg": [(10.0, 0.5, 0.3), (2.0, 0.6, 0.38), (1.0, 0.55, 0.45), (4.0, 0.9, 0.2)],
        "accuracies that differ by one image": [(0.5, 0.6, 0.4315), (5.0, 0.55, 0.4305), (50.0, 0.52, 0.431)],
        "accuracies that differ by eight images": [(0.5, 0.6, 0.434), (5.0, 0.55, 0.426)],
        "accuracies that differ by nine images": [(0.7, 0.6, 0.439), (7.0, 0.55, 0.4305)],
        "training and validation disagree": [(1.0, 0.9, 0.2), (2.0, 0.8, 0.4), (3.0, 0.6, 0.5)],
        "all accuracies are 0": [(7.0, 0.0, 0.0)],
        LARGE: [(5e6, 0.5, 0.3), (20.0, 0.4, 0.39), (900.0, 0.45, 0.35)],
        NEAR: [(0.3, 0.52, 0.4135), (0.1, 0.55, 0.414), (0.2, 0.5, 0.39)],
    },
    "ties": {
        "three equals": [(0.1, 0.45, 0.4), (10.0, 0.5, 0.4), (1.0, 0.6, 0.4), (100.0, 0.5, 0.3)],
        "the first of two equals": [(20.0, 0.4, 0.4), (2.0, 0.7, 0.4), (0.2, 0.8, 0.39)],
        "the last of two equals": [(2.0, 0.7, 0.4), (500.0, 0.3, 0.25), (20.0, 0.4, 0.4)],
        LAST: [(60.0, 0.5, 0.2), (3.0, 0.6, 0.4), (5.0, 0.5, 0.4), (4.0, 0.9, 0.4)],
    },
}
RATES = (0.3, 0.1, 0.5, 0.2, 0.4)  # of the results, in their order
# Only these results have equal regs: the last two are the best.
SAME_REG: _Rows = [(4.0, 0.6, 0.3), (7.0, 0.5, 0.44), (7.0, 0.55, 0.44)]


def grade_choose_best(choose_best: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `validation` (also: the list is not changed) and `ties`."""
    parts = Parts()
    for part in CASES:
        parts.part(part, points[part])(partial(_check, choose_best, part))
    rules = {"one-standard-error-rule": _near_is_equal, "sum-of-accuracy-and-reg": _reg_counts_more}
    return parts.score(Examination(choose_best, ("choose_best",), _observe, rules=rules))


def _near_is_equal(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The facets, if a larger reg wins where the accuracies are nearly equal, and not where they are far apart."""
    wrong = _cases_won_by_reg(observed, right)
    return _lost_by(wrong) if NEAR in wrong and LARGE not in wrong else ()


def _reg_counts_more(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The facets, if a larger reg wins where it is very much larger, and not where it is a little larger."""
    wrong = _cases_won_by_reg(observed, right)
    return _lost_by(wrong) if LARGE in wrong and NEAR not in wrong else ()


def _cases_won_by_reg(observed: Observation, right: Observation) -> set[str]:
    """The cases in which a result with a larger reg is chosen; none, if anything else is wrong anywhere."""
    found = set()
    for part, cases in CASES.items():
        for says, rows in cases.items():
            got, expected = observed[part][says], right[part][says]
            if isinstance(got, str) or isinstance(expected, str) or got.shape != (2,):
                return set()
            if got[1] != expected[1]:
                found.add(says)
                if rows[int(got[1])][0] < rows[int(expected[1])][0]:
                    return set()
    return found


def _lost_by(wrong: set[str]) -> tuple[str, ...]:
    return tuple(part for part, cases in CASES.items() if wrong & set(cases))


def _results(rows: _Rows) -> list[dict[str, float]]:
    return [
        {"learning_rate": rate, "reg": reg, "train_accuracy": train, "val_accuracy": val}
        for rate, (reg, train, val) in zip(RATES, rows, strict=False)
    ]


def _lean(rows: _Rows) -> list[dict[str, float]]:
    """With no other keys than the two that are promised."""
    return [{"reg": reg, "val_accuracy": val} for reg, _, val in rows]


def _check(choose_best: Callable[..., Any], part: str) -> None:
    for says, rows in CASES[part].items():
        given = _results(rows)
        right = reference.choose_best(given)
        # Returning nothing in one special case is wrong, and not unwritten: the first case tells.
        got = call(choose_best, "choose_best", given) if says == next(iter(CASES[part])) else choose_best(given)
        if not isinstance(got, dict) or not {"learning_rate", "reg"} <= set(got):
            raise CheckFailed(f"choose_best should return one of the dictionaries (here for {says}).", layer="type")
        if not is_close(as_number(got["learning_rate"], "learning_rate"), right["learning_rate"]):
            raise CheckFailed(f"choose_best: it is not the right result for {says}.{READ_CHOOSE}")
    if part == "validation":
        _check_manners(choose_best)
    else:
        _check_same_reg(choose_best)


def _check_same_reg(choose_best: Callable[..., Any]) -> None:
    """Of two results with the same reg and accuracy, either may be returned."""
    given = _results(SAME_REG)
    got = call(choose_best, "choose_best", given)
    if not isinstance(got, dict) or got not in given[1:]:
        raise CheckFailed(
            f"choose_best: it is not one of the best for equals that have the same reg too, and differ in the "
            f"learning rate.{READ_CHOOSE}"
        )


def _check_manners(choose_best: Callable[..., Any]) -> None:
    lean = _lean(CASES["validation"]["several results"])
    got = call(choose_best, "choose_best", lean)
    if not isinstance(got, dict) or got.get("reg") != reference.choose_best(lean)["reg"]:
        raise CheckFailed('choose_best: it needs other keys than "reg" and "val_accuracy".')
    for rows in (CASES["validation"]["several results"], CASES["ties"][LAST]):
        if _list_after(choose_best, _results(rows)) != "kept":
            raise CheckFailed(f"choose_best changes the list that it is given.{READ_CHOOSE}")


def _list_after(choose_best: Callable[..., Any], given: list[dict[str, float]]) -> str:
    after = after_the_call(choose_best, [dict(one) for one in given])
    if after is None:
        return "raises"
    (left,) = after
    if left == given:
        return "kept"
    if len(left) < len(given):
        return f"{len(left)} of {len(given)} results left"
    return "another order" if all(one in given for one in left) else "other results"


def _observe(choose_best: Any) -> Observation:
    """Which result it chooses, by its place in the list; by kind of case, each a facet of its part."""
    seen: Observation = {}
    for part, cases in CASES.items():
        seen[part] = {says: _choice(choose_best, _results(rows)) for says, rows in cases.items()}
    several, equals = CASES["validation"]["several results"], CASES["ties"][LAST]
    seen["validation: the list"] = {
        "several results": _list_after(choose_best, _results(several)),
        "equals": _list_after(choose_best, _results(equals)),
    }
    equals_with_reg = _choice(choose_best, _results(SAME_REG))
    one_of_them = isinstance(equals_with_reg, np.ndarray) and equals_with_reg.shape == (2,) and equals_with_reg[1] > 0
    seen["ties: the same reg"] = {"": "one of them" if one_of_them else equals_with_reg}
    seen["validation: two keys only"] = {"": _choice(choose_best, _lean(several))}
    return seen


def _choice(choose_best: Any, given: list[dict[str, float]]) -> Outcome:
    result, error = attempt(choose_best, [dict(one) for one in given])
    if error or not isinstance(result, dict):
        return error or outcome_of(result)
    if "reg" not in result or result.get("reg") not in [one["reg"] for one in given]:
        return "another dictionary"
    # Offset, so that the place of a result and a number returned in its stead are not mistaken for each other.
    return np.array([1.0, float([one["reg"] for one in given].index(result["reg"]))])
