"""Examines `hinge_losses`: default losses, delta, p, edges and manners, each by itself."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from autograder.grading import Observation, Outcome, attempt, changed_arguments, outcome_of
from solutions.reference.losses import hinge_losses

from .problems import kinks, near, same, table, ties
from .remembering import CHANGES, memory_of_tables

OWN = "loss: what the right class itself adds"
FORM = "loss: its form"
SIGN = "loss: the sign of the gap"
DEFAULT_DELTA, DEFAULT_P = "loss: the default of delta", "loss: the default of p"
TOGETHER = "squared: together with delta"
AGAIN = "edges: the same call again"
ONE_ROW = "edges: the shape for one row"
SEVEN, TWENTY = "seven rows", "twenty rows"
ONE_NUMBER, SAME_NUMBER = "one number", "the same number for each row"
LOSSES = ("loss", "delta", "squared", TOGETHER, "edges", "edges: float32")
WORDS = (OWN, FORM, SIGN, DEFAULT_DELTA, DEFAULT_P, ONE_ROW, "delta: by position")
# In words -> the table on which the default losses are asked.
TABLES = {
    **{f"N = {N}, C = {C}": (1, N, C) for N, C in ((5, 7), (4, 4), (3, 3), (10, 3), (6, 10))},
    "a table": (1, 8, 4),
    "another table of the same shape": (18, 8, 4),
    SEVEN: (5, 7, 4),
    TWENTY: (7, 20, 4),
}
EDGES = {"a single row": (9, 1, 5), "two classes": (10, 40, 2), "many classes": (19, 6, 23)}
WRITTEN: dict[str, Any] = {"delta": 1.0, "p": 1}
WIDE: dict[str, Any] = {"delta": 2.5, "p": 1}
NARROW: dict[str, Any] = {"delta": 0.4, "p": 1}


def observe_table(function: Any) -> Observation:
    """What `function(S, y, delta, p)` shows; facets `loss`, `delta`, `squared`, `edges` and so on.

    The right class's own term, where it is counted, is taken out of every other facet; and where the gap is
    the wrong way round, all else is asked with the scores turned round too.
    """
    S, y = table(2, 5, 7)
    memory = memory_of_tables(partial(_losses, function))
    if memory == CHANGES:
        seen: Observation = {facet: {"": CHANGES} for facet in (*LOSSES, *WORDS)}
    else:
        turned = _is_turned(function)
        seen = _look(partial(_turned, function) if turned else function)
        seen[SIGN] = {"": "the wrong way round" if turned else "the right way round"}
    seen[AGAIN] = {"": memory}
    changed = changed_arguments(function, S, y)
    seen["edges: inputs"] = {"": "changed" if changed else "kept"}
    return seen


def _turned(function: Any, S: np.ndarray, y: np.ndarray, *args: Any, **options: Any) -> Any:
    return function(-S, y, *args, **options)


def _is_turned(function: Any) -> bool:
    """Whether right classes that are far ahead cost more than right classes that are far behind."""
    far = 3 * np.eye(3)
    low, high = (_losses(function, S, np.arange(3)) for S in (-far, far))
    return not isinstance(low, str) and not isinstance(high, str) and float(np.sum(low)) < float(np.sum(high))


def _look(function: Any) -> Observation:
    loss = partial(_without_own, function, _counts_own_class(function))
    delta, p = _defaults(function)
    edges = {
        "a score on the kink": kinks(),
        "a wrong class with the right one's score": ties(),
        **{case: table(*numbers) for case, numbers in EDGES.items()},
    }
    S, y = table(12, 30, 4)
    # Where a default is another one, the losses themselves are asked with all written out.
    options: dict[str, Any] = {} if delta == p == "as written out" else WRITTEN
    seven, twenty = table(*TABLES[SEVEN]), table(*TABLES[TWENTY])
    return {
        "loss": {case: loss(*table(*numbers), **options) for case, numbers in TABLES.items()},
        DEFAULT_DELTA: {"": delta},
        DEFAULT_P: {"": p},
        OWN: {"": np.asarray(1.0 if _counts_own_class(function) else 0.0)},
        FORM: {"": _form(function)},
        "delta": {"a wide margin": loss(*seven, **WIDE), "a narrow margin": loss(*seven, **NARROW)},
        "delta: by position": {"": _by_position(function)},
        "squared": {"": loss(*twenty, delta=1.0, p=2)},
        TOGETHER: {"": _together(function, _counts_own_class(function))},
        "edges": {case: loss(*problem, **WRITTEN) for case, problem in edges.items()},
        "edges: float32": {"": loss(S.astype("float32"), y, **WRITTEN)},
        ONE_ROW: {"": _shape_of_one_row(function)},
    }


def _losses(function: Any, S: np.ndarray, y: np.ndarray, *args: Any, **options: Any) -> Outcome:
    """The losses in whatever form as an array (N,); one number for a whole table as an array ()."""
    result, error = attempt(function, S, y, *args, **options)
    if isinstance(result, list) and all(isinstance(value, (int, float, np.number)) for value in result):
        result = np.array(result)
    outcome = error or outcome_of(result)
    if isinstance(outcome, str) or outcome.ndim == 0:
        return outcome
    if outcome.size != len(y):
        return outcome
    return np.asarray(outcome.flat[0]) if _is_repeated(outcome) else outcome.reshape(len(y))


def _is_repeated(losses: np.ndarray) -> bool:
    """Whether it is one number for all rows, though not zero everywhere."""
    return len(losses) > 3 and bool(np.any(losses)) and near(losses, np.full_like(losses, losses.flat[0]))


def _own_term(function: Any, **options: Any) -> Outcome:
    """What comes out where the right class is the only one: 0, unless it is counted."""
    outcome = _losses(function, np.zeros((1, 1)), np.zeros(1, dtype=int), **options)
    return outcome if isinstance(outcome, str) else np.asarray(np.sum(outcome))


def _counts_own_class(function: Any) -> bool:
    term = _own_term(function)
    return not isinstance(term, str) and near(term, 1.0)


def _without_own(function: Any, own: bool, S: np.ndarray, y: np.ndarray, **options: Any) -> Outcome:
    losses = _losses(function, S, y, **options)
    term = _own_term(function, **options) if own else "not counted"
    return losses if isinstance(losses, str) or isinstance(term, str) else np.asarray(losses - term)


def _defaults(function: Any) -> tuple[str, str]:
    """For delta and for p: whether leaving it out is as writing it out."""
    problem = table(4, 7, 4)
    written = _losses(function, *problem, **WRITTEN)
    if isinstance(written, str):
        return "as written out", "as written out"
    left_out = (_losses(function, *problem, p=1), _losses(function, *problem, delta=1.0))
    delta, p = ("as written out" if same(one, written) else "another one" for one in left_out)
    return delta, p


def _together(function: Any, own: bool) -> Outcome:
    """Both delta and p other than 1: asked only of who gets each right by itself."""
    S, y = table(16, 7, 4)
    for delta, p in ((2.5, 1), (1.0, 2)):
        alone = _without_own(function, own, S, y, delta=delta, p=p)
        if isinstance(alone, str) or not near(alone, hinge_losses(S, y, delta, p)):
            return "as each by itself"
    losses = _without_own(function, own, S, y, delta=2.5, p=2)
    right = not isinstance(losses, str) and near(losses, hinge_losses(S, y, 2.5, 2))
    return "as each by itself" if right else losses


def _by_position(function: Any) -> str:
    S, y = table(15, 7, 4)
    position, written = _losses(function, S, y, 2.5, 1), _losses(function, S, y, delta=2.5, p=1)
    return "as by name" if same(position, written) else "otherwise than by name"


def _form(function: Any) -> str:
    result, error = attempt(function, *table(2, 5, 7))
    if isinstance(result, np.ndarray):
        if result.ndim and result.dtype.kind == "f" and result.size == 5 and _is_repeated(result):
            return SAME_NUMBER
        kind = "whole numbers" if result.dtype.kind in "iu" else "an array"
        return f"{kind} of shape {result.shape}"
    return error or (ONE_NUMBER if np.ndim(result) == 0 and result is not None else type(result).__name__)


def _shape_of_one_row(function: Any) -> str:
    """Whether a single row's result has lost its axis, where others have theirs."""
    one, more = (attempt(function, *table(9, N, 5))[0] for N in (1, 8))
    if not isinstance(more, np.ndarray) or more.shape != (8,) or one is None or np.shape(one) == (1,):
        return "as the others"
    return f"shape {np.shape(one)}"
