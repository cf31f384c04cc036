"""Examines the hinge loss of one example: its value, its answer to other scores, other sizes, and its manners."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from autograder.grading import Observation, Outcome, changed_arguments, outcome_of_call
from solutions.reference.losses import hinge_losses

from .problems import FAINT, LABELS, SIZES, Example, equal_scores, example, same, spread, whole_numbers
from .remembering import AGAIN, CHANGES, memory_of

SIGN = "value: the sign of the gap"
MARGIN = "value: the margin"
ANOTHER = "another number"
Look = Callable[[np.ndarray, Any, np.ndarray], Outcome]


def observe_example(function: Any) -> Observation:
    """What `function(x, y, W)` shows; facets `value`, `margins`, `sizes` and so on.

    `margins` and `sizes` hold the difference from the loss at weights near zero: a constant slip shows in
    `value` alone. Where the gap is the wrong way round, all else is asked with the weights turned round too.
    """
    memory = memory_of(partial(loss_of, function))
    seen: Observation = {AGAIN: {"": memory}}
    turned = _is_turned(partial(loss_of, function))
    seen[SIGN] = {"": CHANGES if memory == CHANGES else "the wrong way round" if turned else "the right way round"}
    look = partial(loss_of, function, sign=-1.0 if turned else 1.0)
    for facet, cases in _cases(look).items():
        seen[facet] = {case: CHANGES if memory == CHANGES else ask() for case, ask in cases.items()}
    seen[MARGIN] = {"": CHANGES if memory == CHANGES else _margin(look)}
    x, W = example(0, 5, 3)
    changed = changed_arguments(function, x, 1, W)
    seen["value: inputs"] = {"": "changed" if changed else "kept"}
    kept = memory == CHANGES or same(loss_of(function, x, np.int64(2), W), loss_of(function, x, 2, W))
    seen["value: a label out of an array"] = {"": "as any other" if kept else "another result"}
    return seen


def _cases(look: Look) -> dict[str, dict[str, Callable[[], Outcome]]]:
    """Facet -> case -> what looks at it. Two problems in a case: one number is a multiple of any other."""
    ordinary = [example(seed, 5, 3) for seed in (0, 1)]
    others = [example(seed, 5, 3) for seed in (11, 12)]
    single = [(x.astype("float32"), W.astype("float32")) for x, W in (example(26, 5, 3),)]
    return {
        "value": {
            **{case: partial(_together, look, ordinary, (y,)) for y, case in enumerate(LABELS)},
            "whole-number scores": partial(_together, look, [whole_numbers()], range(3)),
            "two classes with the same score": partial(_together, look, [equal_scores()], range(3)),
        },
        "margins": {
            case: partial(_together, partial(_from_faint, look), others, (y,)) for y, case in enumerate(LABELS)
        },
        "sizes": {
            case: partial(_together, partial(_from_faint, look), [example(40, D, C)], spread(C))
            for case, (D, C) in SIZES.items()
        },
        "sizes: float32": {
            case: partial(_together, partial(_from_faint, look), single, (y,)) for y, case in enumerate(LABELS)
        },
    }


def loss_of(function: Any, x: np.ndarray, y: Any, W: np.ndarray, sign: float = 1.0) -> Outcome:
    """What comes back as an array (), or in words."""
    outcome = outcome_of_call(function, x, y, W if sign > 0 else -W)
    if isinstance(outcome, str):
        return outcome
    return outcome.reshape(()) if outcome.size == 1 else "an array in place of a number"


def _is_turned(look: Look) -> bool:
    """Whether a right class that is far ahead costs more than one that is far behind."""
    one = np.ones(1)
    low, high = ([look(one, y, np.where(np.arange(3) == y, far, 0.0)[None]) for y in range(3)] for far in (-3.0, 3.0))
    numbers = [np.asarray(outcome) for outcome in (*low, *high) if not isinstance(outcome, str)]
    return len(numbers) == 6 and float(np.sum(numbers[:3])) < float(np.sum(numbers[3:]))


def _margin(look: Look) -> str:
    """Whether all is as it should be with another margin (0 and -1 are mistakes of their own)."""
    far = look(np.ones(1), 0, np.array([[0.0, 30.0]]))
    margin = 1.0 if isinstance(far, str) else round(float(far) - 30.0, 9)
    if margin in (-1.0, 0.0, 1.0):
        return "as any other"
    for x, W in (example(seed, 5, 3) for seed in (0, 1, 2)):
        for y in range(3):
            losses = hinge_losses((x @ W)[None], np.array([y]), margin)
            if not same(look(x, y, W), np.asarray(losses[0])):
                return "as any other"
    return ANOTHER


def _from_faint(look: Look, x: np.ndarray, y: Any, W: np.ndarray) -> Outcome:
    here, there = look(x, y, W), look(x, y, FAINT * W)
    if isinstance(here, str) or isinstance(there, str):
        return here if isinstance(here, str) else there
    return np.asarray(here - there)


def _together(look: Look, problems: list[Example], labels: Any) -> Outcome:
    """The outcomes of all problems and labels as one array, or the first that is words."""
    outcomes = [look(x, y, W) for x, W in problems for y in labels]
    words = [outcome for outcome in outcomes if isinstance(outcome, str)]
    return words[0] if words else np.stack([np.asarray(outcome) for outcome in outcomes])
