"""Examines `standardise`: pixels, the column of ones, the dtype, the neighbours, the arguments, each by itself."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.grading import Observation, Outcome, attempt, fate_of_results, outcome_of

from .looking import SAME, alike, kept, short
from .pixel_problems import TOLERANCE
from .standardise_problems import as_rows, named, neighbours, problem, problems, two_of_a_size, without_bias

WHOLE_SIZE = "CIFAR-10's size"


def observe_standardise(standardise: Any) -> Observation:
    """Facets `pixels`, the column of ones, the dtype, the neighbours, the arguments."""
    ones, dtype = "bias and dtype: the ones", "bias and dtype: dtype"
    seen: Observation = {"pixels": {}, ones: {}, dtype: {}, "no leak": {}, "no leak: inputs": {}}
    for says, arguments in {**problems(), WHOLE_SIZE: problem(48, (2, 32, 32, 3))}.items():
        result, error = attempt(standardise, *arguments)
        whole = error or outcome_of(result)
        D = len(arguments[1])
        seen["pixels"][says] = whole if isinstance(whole, str) else short(without_bias(whole, D))
        seen[ones][says] = whole if isinstance(whole, str) else _place_of_ones(as_rows(whole, len(arguments[0])), D)
        seen[dtype][says] = whole if isinstance(whole, str) else str(np.asarray(result).dtype)
    for says, (rows, first, second) in neighbours().items():
        one, other = (_row_outcome(standardise, *arguments) for arguments in (first, second))
        same = alike(one if isinstance(one, str) else one[rows], other, TOLERANCE)
        seen["no leak"][says] = SAME if same else "it becomes something else"
    for kind in ("float32", "float64", "uint8"):
        seen["no leak: inputs"][f"images of dtype {kind}"] = kept(standardise, named(problem(46, (4, 2, 3, 3), kind)))
    seen["no leak: results"] = {"": fate_of_results(standardise, *two_of_a_size())}
    return seen


def _row_outcome(standardise: Any, *arguments: np.ndarray) -> Outcome:
    result, error = attempt(standardise, *arguments)
    whole = error or outcome_of(result)
    if isinstance(whole, str):
        return whole
    whole = as_rows(whole, len(arguments[0]))
    return without_bias(whole, len(arguments[1])) if whole.ndim == 2 else "no table"


def _place_of_ones(X: np.ndarray, D: int) -> Outcome:
    if X.ndim != 2 or X.shape[1] not in (D, D + 1):
        return "another shape"
    if X.shape[1] == D:
        return "missing"
    if np.all(X[:, -1] == 1):
        return "last"
    if np.all(X[:, 0] == 1):
        return "first"
    return "other numbers in the last column" if np.any(X[:, -1]) else "zeros in the last column"


def cut_off(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The facet, if all pixels are right but those beyond one limit, which stand at the limit."""
    limits = []
    for says, outcome in observed["pixels"].items():
        expected = right["pixels"][says]
        if says == WHOLE_SIZE:
            continue
        if isinstance(outcome, str) or isinstance(expected, str) or outcome.shape != expected.shape:
            return ()
        off = np.abs(outcome - expected) > 1e-3
        if np.any(np.abs(outcome[off]) > np.abs(expected[off])):
            return ()
        limits += [*np.abs(outcome[off]).tolist()]
    return ("pixels",) if limits and np.ptp(limits) < 1e-4 * max(limits) else ()
