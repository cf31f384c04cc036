"""Mistakes with many faces in `train_sgd`: any schedule of the learning rate, any scale of the first weights."""

from __future__ import annotations

import numpy as np

from autograder.checks import is_close
from autograder.grading import Observation, Outcome


def smaller_steps(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The facet, if the first step is right, and a later one a part of what it should be."""
    steps = "weights: a step"
    first, *later = (_factor(observed[steps][says], right[steps][says]) for says in right[steps])
    found = is_close(first, 1.0) and all(0 < one < 1 + 1e-6 for one in later) and min(later) < 1 - 1e-6
    returned = "weights: what is returned"
    also = (returned,) if observed[returned] != right[returned] else ()  # a last step that is not as the one before
    return (steps, *also) if found else ()


def other_scale(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The facet, if the first weights are the right ones times a number."""
    start = "weights: first weights"
    factor = _factor(observed[start][""], right[start][""])
    return (start,) if factor > 0 and not is_close(factor, 1.0) else ()


def batch_of_ones_own(observed: Observation, _right: Observation) -> tuple[str, ...]:
    """The facets of the minibatches, if all of them have one size that is not the size asked for."""
    rows, large = observed["weights: rows drawn"][""], observed["weights: a large minibatch"][""]
    if isinstance(rows, str) or isinstance(large, str) or rows.ndim != 2 or not large.size:
        return ()
    same = rows.shape[1] > 1 and bool(np.all(large == rows.shape[1]))
    return ("weights: rows drawn", "weights: a large minibatch", "minibatches: size") if same else ()


def _factor(got: Outcome, expected: Outcome) -> float:
    """The number that the expected array is multiplied by; 0 if there is none."""
    if isinstance(got, str) or isinstance(expected, str) or got.shape != expected.shape:
        return 0.0
    factor = float(np.sum(got * expected) / np.sum(expected * expected))
    return factor if is_close(got, factor * expected, 1e-5) else 0.0
