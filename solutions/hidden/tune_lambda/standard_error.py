"""Grades `standard_error`: how far an accuracy may be off by chance."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, as_number, call, is_close
from autograder.grading import (
    NOTHING_TO_COMPARE,
    Examination,
    Observation,
    Outcome,
    Parts,
    Score,
    fate_of_results,
    generator,
    outcome_of_call,
)
from solutions.reference import tune_lambda as reference

from .looking import kept, require_kept, require_own_results

READ_ERROR = " Read again: the section 'How sure can 1,000 images make us?'."
SHAPES: dict[str, tuple[int, ...]] = {"a row of accuracies": (6,), "a table of accuracies": (3, 4)}


def grade_standard_error(standard_error: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `value` and `arrays` (whose entries are as those of single numbers, right or wrong)."""
    parts = Parts()

    @parts.part("value", points["value"])
    def _() -> None:
        for says, (p, n) in _numbers().items():
            got = as_number(call(standard_error, "standard_error", p, n), "standard_error")
            if not is_close(got, reference.standard_error(p, n), 1e-6):
                raise CheckFailed(f"standard_error is not right for {says}.{READ_ERROR}")

    @parts.part("arrays", points["arrays"])
    def _() -> None:
        for says, shape in SHAPES.items():
            p = generator(21).uniform(0.1, 0.9, size=shape)
            got = as_float_array(call(standard_error, "standard_error", p.copy(), 250), shape, f"The result for {says}")
            own = [
                as_number(call(standard_error, "standard_error", float(one), 250), "The result") for one in p.ravel()
            ]
            if is_close(own, p.ravel()) or np.ptp(own) == 0:
                raise CheckFailed("standard_error does not compute anything from single accuracies yet.")
            if not is_close(got.ravel(), own):
                raise CheckFailed(
                    f"standard_error: {says} gives other results than its entries one by one.{READ_ERROR}"
                )
            require_kept(standard_error, "standard_error", {"accuracy": p, "n": 250})
            require_own_results(standard_error, "standard_error", (p, 250), (p[::-1], 70))

    rules = {"hard-coded-size": _number_of_ones_own, "accuracy-clipped": _never_zero}
    return parts.score(Examination(standard_error, ("standard_error",), _observe, rules=rules))


def _number_of_ones_own(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The facets that one number in place of n explains, whichever it is."""
    ratios = []
    for says, (p, _) in _numbers().items():
        got = observed["value"][says]
        if isinstance(got, str) or got.size != 1:
            return ()
        if 0 < p < 1:
            ratios.append(float(got.reshape(())) / np.sqrt(p * (1 - p)))
    same = min(ratios) > 0 and np.ptp(ratios) < 1e-6 * max(ratios)
    return (
        ("value",)
        if same and not is_close(observed["value"]["an ordinary accuracy"], right["value"]["an ordinary accuracy"])
        else ()
    )


def _never_zero(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The facet, if all is right but the errors of accuracies of 0 and 1, which are not 0."""
    seen, expected = observed["value"], right["value"]
    if any(isinstance(got, str) or got.size != 1 for got in seen.values()):
        return ()
    ends = all(float(seen[f"an accuracy of {p}"]) > 0 for p in (0, 1))
    middle = [says for says, (p, _) in _numbers().items() if 0 < p < 1]
    return ("value",) if ends and any(is_close(seen[says], expected[says]) for says in middle) else ()


def _numbers() -> dict[str, tuple[float, int]]:
    numbers = generator(22)
    return {
        "an ordinary accuracy": (float(numbers.uniform(0.3, 0.5)), int(numbers.integers(900, 1100))),
        "a high accuracy on few images": (float(numbers.uniform(0.8, 0.95)), int(numbers.integers(20, 50))),
        "a low accuracy on many images": (float(numbers.uniform(0.02, 0.1)), int(numbers.integers(5_000, 20_000))),
        "an accuracy of 0": (0.0, 5),
        "an accuracy of 1": (1.0, 8),
    }


def _observe(standard_error: Any) -> Observation:
    """Single numbers as they are; arrays against the function's own single numbers, in words."""
    seen: Observation = {"value": {}, "arrays": {}}
    for says, (p, n) in _numbers().items():
        outcome = outcome_of_call(standard_error, p, n)
        seen["value"][says] = outcome.reshape(()) if isinstance(outcome, np.ndarray) and outcome.size == 1 else outcome
    for says, shape in SHAPES.items():
        seen["arrays"][says] = _array_in_words(standard_error, generator(21).uniform(0.1, 0.9, size=shape))
    row = generator(21).uniform(size=6)
    seen["arrays: inputs"] = {"": kept(standard_error, {"accuracy": row, "n": 250})}
    seen["arrays: results"] = {"": fate_of_results(standard_error, (row, 250), (row[::-1], 70))}
    return seen


def _array_in_words(standard_error: Any, p: np.ndarray) -> Outcome:
    together = outcome_of_call(standard_error, p, 250)
    if isinstance(together, str):
        return together
    if together.shape != p.shape:
        known = {1: "one number", p.size: "one row" if together.ndim == 1 else "another shape"}
        return known.get(together.size, "another shape")
    each = [outcome_of_call(standard_error, float(one), 250) for one in p.ravel()]
    if any(isinstance(one, str) or one.size != 1 for one in each):
        return NOTHING_TO_COMPARE
    if np.ptp([np.ravel(one)[0] for one in each]) == 0:
        return "always the same"
    same = is_close(together.ravel(), [np.ravel(one)[0] for one in each])
    return "as its entries one by one" if same else "other numbers than its entries one by one"
