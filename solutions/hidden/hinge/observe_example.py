"""Examines the hinge loss of one example: its value, its answer to other scores, other sizes, and its manners."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from autograder.grading import Observation, Outcome, changed_arguments, outcome_of_call

from .problems import LABELS, SIZES, Example, example, extra_instructions, same, whole_numbers

AGAIN = "value: the same call again"
CHANGES = "another result when called again"


def observe_example(function: Any) -> Observation:
    """What `function(x, y, W)` shows; facets `value`, `margins`, `sizes` and so on.

    `margins` and `sizes` hold the difference from the loss at zero weights: a constant slip shows in `value` alone.
    """
    x, W = example(0, 5, 3)
    first, again = _loss(function, x, 1, W), _loss(function, x, 1, W)
    stays = same(first, again)
    seen: Observation = {AGAIN: {"": "the same" if stays else "another result"}}
    for facet, cases in _cases(function).items():
        seen[facet] = {case: look() if stays else CHANGES for case, look in cases.items()}
    changed = changed_arguments(function, x, 1, W)
    seen["value: inputs"] = {"": "changed" if changed else "kept"}
    kept = same(_loss(function, x, np.int64(2), W), _loss(function, x, 2, W)) or not stays
    seen["value: a label out of an array"] = {"": "as any other" if kept else "another result"}
    return seen


def _cases(function: Any) -> dict[str, dict[str, Callable[[], Outcome]]]:
    """Facet -> case -> what looks at it."""
    ordinary, other, whole = example(0, 5, 3), example(11, 5, 3), whole_numbers()
    sizes = {case: example(40, *size) for case, size in SIZES.items()}
    x, W = example(26, 5, 3)
    single = x.astype("float32"), W.astype("float32")
    return {
        "value": {
            **{case: partial(_loss_of, function, ordinary, y) for y, case in enumerate(LABELS)},
            "whole-number scores": partial(_all_labels, partial(_loss_of, function, whole), 3),
        },
        "margins": {case: partial(_from_zero, function, other, y) for y, case in enumerate(LABELS)},
        "sizes": {
            case: partial(_all_labels, partial(_from_zero, function, problem), problem[1].shape[1])
            for case, problem in sizes.items()
        },
        "sizes: float32": {case: partial(_from_zero, function, single, y) for y, case in enumerate(LABELS)},
    }


def _loss(function: Any, x: np.ndarray, y: Any, W: np.ndarray) -> Outcome:
    outcome = outcome_of_call(function, x, y, W)
    if isinstance(outcome, str):
        return outcome
    return outcome.reshape(()) if outcome.size == 1 else "an array in place of a number"


def _loss_of(function: Any, problem: Example, y: int) -> Outcome:
    return _loss(function, problem[0], y, problem[1])


def _from_zero(function: Any, problem: Example, y: int) -> Outcome:
    x, W = problem
    here, there = _loss(function, x, y, W), _loss(function, x, y, np.zeros_like(W))
    if isinstance(here, str) or isinstance(there, str):
        return here if isinstance(here, str) else str(there)
    return np.asarray(here - there)


def _all_labels(look: Callable[[int], Outcome], C: int) -> Outcome:
    """The outcomes of all labels as one array, or the first that is words."""
    outcomes = [look(y) for y in range(C)]
    words = [outcome for outcome in outcomes if isinstance(outcome, str)]
    return words[0] if words else np.stack([np.asarray(outcome) for outcome in outcomes])


def loops_over_classes(function: Any) -> str:
    """Whether the loss is computed by a loop over the classes, in words."""
    x, few = example(30, 4, 5)
    _, many = example(31, 4, 55)
    try:
        return "a loop" if extra_instructions(function, (x, 1, few), (x, 1, many)) >= 50 else "no loop"
    except Exception:  # other facets tell
        return "no loop"


def _own_class_too(seen: Observation) -> Observation:
    """The right class's own term, 1, on top of another mistake."""
    return {
        name: {
            case: np.asarray(o + 1) if name == "value" and isinstance(o, np.ndarray) else o for case, o in cases.items()
        }
        for name, cases in seen.items()
    }


def _divided_too(seen: Observation) -> Observation:
    """Another mistake's loss, divided by the number of classes."""
    numbers = {case: C for case, (_, C) in SIZES.items()}
    return {
        name: {
            case: np.asarray(o / numbers.get(case, 3)) if isinstance(o, np.ndarray) else o for case, o in cases.items()
        }
        for name, cases in seen.items()
    }


def _earlier_calls(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The facets that cannot be judged because the result changes from call to call."""
    if observed[AGAIN] == right[AGAIN]:
        return ()
    return (*(name for name, cases in observed.items() if CHANGES in cases.values()), AGAIN)


FURTHER = {"svm-counts-correct-class": _own_class_too, "hinge-mean-over-classes": _divided_too}
RULES = {"depends-on-earlier-calls": _earlier_calls}
