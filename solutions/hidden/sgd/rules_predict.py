"""Mistakes of a `predict` or `loss` that have many faces: which facets each explains."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from autograder.grading import Observation

from .trainings import NEVER_ASKS

LOSS = ("loss: the loss", "loss: the gradient")
ITSELF = "labels: X itself"


def asks_another(observed: Observation, right: Observation) -> tuple[str, ...]:
    """A loss comes back, and the loss function that was given has not been asked."""
    handed = tuple(name for name in right if name.endswith("handed on"))
    if not all(isinstance(said := observed[name][""], str) and said == NEVER_ASKS for name in handed):
        return ()
    return (*handed, *LOSS) if isinstance(observed[LOSS[0]][""], np.ndarray) else ()


def in_place(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The facet that shows a change of X, whatever else is wrong."""
    return (ITSELF,) if observed[ITSELF][""] == "changed" else ()


RULES: dict[str, Callable[[Observation, Observation], tuple[str, ...]]] = {
    "another-loss-function": asks_another,
    "changes-input": in_place,
}
