"""What two mistakes in the loss of one example make of each other, mistakes with many faces, and the style."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from autograder.grading import Observation, loops_over_examples
from autograder.grading.comparison import same_outcome, wrong_facets

from .observe_example import ANOTHER, MARGIN
from .problems import SIZES, example
from .remembering import AGAIN, CHANGES

CLASSES = {case: C for case, (_, C) in SIZES.items()}
FEATURES = {case: D for case, (D, _) in SIZES.items()}


def loops_over_classes(function: Any) -> str:
    """Whether the loss is computed by a loop over the classes, in words."""
    x, few = example(30, 4, 5)
    _, many = example(31, 4, 55)
    return loops_over_examples(function, (x, 1, few), (x, 1, many), 50)


def _changed(change: Callable[[str, str, np.ndarray], np.ndarray], seen: Observation) -> Observation:
    return {
        name: {case: np.asarray(change(name, case, o)) if isinstance(o, np.ndarray) else o for case, o in cases.items()}
        for name, cases in seen.items()
    }


def _own_class_too(name: str, case: str, losses: np.ndarray) -> np.ndarray:
    """The right class's own term, 1, on top of another mistake."""
    return np.asarray(losses + 1 if name == "value" else losses)


def _earlier_calls(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The facets that cannot be judged because the result changes from call to call, or stays as it was."""
    if observed[AGAIN] == right[AGAIN]:
        return ()
    wrong = wrong_facets(observed, right)
    if CHANGES not in observed[AGAIN].values():
        return wrong
    return tuple(name for name in wrong if name == AGAIN or CHANGES in observed[name].values())


def _written_size(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The facets that show a size written as a number: right up to that number only, or at that number only."""
    wrong = wrong_facets(observed, right)
    fits = {case: same_outcome(observed["sizes"][case], outcome, 1e-5) for case, outcome in right["sizes"].items()}
    fits["margins"] = "margins" not in wrong
    if fits["margins"] and "value" in wrong:  # something else besides
        return ()
    for sizes in ({**CLASSES, "margins": 3}, {**FEATURES, "margins": 5}):
        good = {size for case, size in sizes.items() if fits[case]}
        bad = {size for case, size in sizes.items() if not fits[case]}
        if not good or not bad or good & bad or max(good) < 3:  # two classes: one wrong class, right by chance
            continue
        too_small = [observed["sizes"][case] for case in CLASSES if sizes[case] < max(good) and not fits[case]]
        if max(good) < min(bad) or (len(good) == 1 and all(isinstance(outcome, str) for outcome in too_small)):
            return wrong
    return ()


def _another_margin(observed: Observation, right: Observation) -> tuple[str, ...]:
    """All that is wrong, if it is the loss with a margin other than 1."""
    return wrong_facets(observed, right) if ANOTHER in observed[MARGIN].values() else ()


FURTHER: dict[str, Callable[[Observation], Observation]] = {
    "svm-counts-correct-class": partial(_changed, _own_class_too),
    "hinge-mean-over-classes": partial(_changed, lambda name, case, losses: losses / CLASSES.get(case, 3)),
    "hinge-mean-over-wrong-classes": partial(_changed, lambda name, case, losses: losses / (CLASSES.get(case, 3) - 1)),
    "hinge-negative": partial(_changed, lambda name, case, losses: -losses),
}
RULES = {
    "depends-on-earlier-calls": _earlier_calls,
    "hard-coded-size": _written_size,
    "hinge-other-margin": _another_margin,
}
