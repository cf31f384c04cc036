"""What two mistakes in `hinge_losses` make of each other, mistakes with many faces, and the style."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from autograder.grading import Observation, loops_over_examples
from autograder.grading.comparison import same_outcome, wrong_facets

from .observe_table import AGAIN, EDGES, FORM, LOSSES, ONE_NUMBER, SEVEN, TABLES, TWENTY
from .problems import table


def loops_over_rows(function: Any) -> str:
    """Whether the losses are computed by a loop over the rows, in words."""
    return loops_over_examples(function, table(13, 5, 3), table(14, 45, 3), 40)


def _mean_too(seen: Observation) -> Observation:
    """The mean over the rows of what another mistake gives."""
    changed = {
        name: {
            case: np.asarray(o.mean()) if name in LOSSES and isinstance(o, np.ndarray) else o
            for case, o in cases.items()
        }
        for name, cases in seen.items()
    }
    return {**changed, FORM: {"": ONE_NUMBER}}


def _squared_too(power: Any, seen: Observation) -> Observation:
    """Another mistake's losses with p = 2, made of its losses with p = 1."""
    losses = seen["loss"].get(TWENTY, "nothing")
    return seen if isinstance(losses, str) else {**seen, "squared": {"": np.asarray(power(losses))}}


def _halved_too(seen: Observation) -> Observation:
    """Half of what another mistake gives with p = 2."""
    squared = {case: o if isinstance(o, str) else np.asarray(o / 2) for case, o in seen["squared"].items()}
    return {**seen, "squared": squared}


def _delta_too(as_factor: bool, seen: Observation) -> Observation:
    """Another mistake's losses with other margins, made of its losses with a margin of 1."""
    losses = seen["loss"].get(SEVEN, "nothing")
    if isinstance(losses, str):
        return seen
    wide, narrow = (np.asarray(losses * (delta if as_factor else 1.0)) for delta in (2.5, 0.4))
    return {**seen, "delta": {"a wide margin": wide, "a narrow margin": narrow}}


def _earlier_calls(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The wrong facets of a function that keeps something from call to call."""
    return () if observed[AGAIN] == right[AGAIN] else wrong_facets(observed, right)


def _written_size(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The wrong facets of a function that is right for one number of rows, or of classes, or up to one of classes."""
    seen, expected = ({**one["loss"], **one["edges"]} for one in (observed, right))
    sizes = {**TABLES, **EDGES}
    fits = {case: same_outcome(seen.get(case, ""), expected[case], 1e-5) for case in sizes}
    fails = all(isinstance(seen.get(case, ""), str) for case in sizes if not fits[case])
    for which in (1, 2):
        good = {sizes[case][which] for case in sizes if fits[case]}
        bad = {sizes[case][which] for case in sizes if not fits[case]}
        if not good or not bad or good & bad or max(good) < 3:
            continue
        if (len(good) == 1 and fails) or (which == 2 and max(good) < min(bad)):
            return wrong_facets(observed, right)
    return ()


FURTHER: dict[str, Callable[[Observation], Observation]] = {
    "mean-returned": _mean_too,
    "hinge-p-ignored": partial(_squared_too, lambda losses: losses),
    "hinge-p-as-factor": partial(_squared_too, lambda losses: 2 * losses),
    "hinge-square-outside": partial(_squared_too, np.square),
    "hinge-divided-by-p": _halved_too,
    "hinge-delta-ignored": partial(_delta_too, False),
    "hinge-delta-as-factor": partial(_delta_too, True),
}
RULES = {"depends-on-earlier-calls": _earlier_calls, "hard-coded-size": _written_size}
