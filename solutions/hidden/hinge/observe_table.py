"""Examines `hinge_losses`: default losses, delta, p, edges and manners, each by itself."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.grading import Observation, Outcome, attempt, changed_arguments, outcome_of
from autograder.grading.comparison import wrong_facets
from solutions.reference.losses import hinge_losses

from .problems import extra_instructions, kinks, near, same, table

OWN = "loss: what the right class itself adds"
FORM = "loss: its form"
TOGETHER = "squared: together with delta"
AGAIN = "edges: the same call again"
FIRST, NEXT = "a table", "another table of the same shape"
CHANGES = "another result when called again"
LOSSES = ("loss", "delta", "squared", TOGETHER, "edges", "edges: float32")


def observe_table(function: Any) -> Observation:
    """What `function(S, y, delta, p)` shows; facets `loss`, `delta`, `squared`, `edges` and so on.

    The right class's own term, where it is counted, is taken out of every other facet.
    """
    S, y = table(2, 5, 7)
    first, again = (_losses(function, S, y) for _ in range(2))
    if not same(first, again):
        seen: Observation = {facet: {"": CHANGES} for facet in (*LOSSES, OWN, FORM, "delta: by position")}
    else:
        seen = _look(function)
    seen[AGAIN] = {"": "the same" if same(first, again) else "another result"}
    changed = changed_arguments(function, S, y)
    seen["edges: inputs"] = {"": "changed" if changed else "kept"}
    return seen


def _look(function: Any) -> Observation:
    own = _counts_own_class(function)
    rows = {f"N = {N}, C = {C}": table(1, N, C) for N, C in ((5, 7), (4, 4), (3, 3))}
    rows |= {FIRST: table(1, 8, 4), NEXT: table(18, 8, 4)}
    edges = {"a score on the kink": kinks(), "a single row": table(9, 1, 5), "two classes": table(10, 40, 2)}
    single = table(12, 30, 4)
    written: dict[str, Any] = {"delta": 1.0, "p": 1}
    seen: Observation = {
        "loss": {case: _without_own(function, own, *problem) for case, problem in rows.items()},
        OWN: {"": np.asarray(1.0 if own else 0.0)},
        FORM: {"": _form(function)},
        "delta": {
            case: _without_own(function, own, *table(5, 7, 4), delta=delta, p=1)
            for case, delta in (("a wide margin", 2.5), ("a narrow margin", 0.4))
        },
        "delta: by position": {"": _by_position(function)},
        "squared": {"": _without_own(function, own, *table(7, 20, 4), delta=1.0, p=2)},
        "edges": {case: _without_own(function, own, *problem, **written) for case, problem in edges.items()},
        "edges: float32": {"": _without_own(function, own, single[0].astype("float32"), single[1], **written)},
    }
    seen[TOGETHER] = {"": _together(function, own)}
    return seen


def _losses(function: Any, S: np.ndarray, y: np.ndarray, *args: Any, **options: Any) -> Outcome:
    """The losses in whatever form as an array (N,); one number for a whole table as an array ()."""
    result, error = attempt(function, S, y, *args, **options)
    if isinstance(result, list) and all(isinstance(value, (int, float, np.number)) for value in result):
        result = np.array(result)
    outcome = error or outcome_of(result)
    if isinstance(outcome, str) or outcome.ndim == 0:
        return outcome
    return outcome.reshape(len(y)) if outcome.size == len(y) else outcome


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
        kind = "whole numbers" if result.dtype.kind in "iu" else "an array"
        return f"{kind} of shape {result.shape}"
    return error or ("one number" if np.ndim(result) == 0 and result is not None else type(result).__name__)


def loops_over_rows(function: Any) -> str:
    """Whether the losses are computed by a loop over the rows, in words."""
    try:
        return "a loop" if extra_instructions(function, table(13, 5, 3), table(14, 45, 3)) >= 40 else "no loop"
    except Exception:  # other facets tell
        return "no loop"


def _mean_too(seen: Observation) -> Observation:
    """The mean over the rows of what another mistake gives."""
    changed = {
        name: {
            case: np.asarray(o.mean()) if name in LOSSES and isinstance(o, np.ndarray) else o
            for case, o in cases.items()
        }
        for name, cases in seen.items()
    }
    return {**changed, FORM: {"": "one number"}}


def _earlier_calls(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The wrong facets of a function that keeps something from call to call.

    The same call has given two results; or the first table of its shape is right, and the next one is not.
    """
    if observed[AGAIN] == right[AGAIN]:
        seen, expected = observed["loss"], right["loss"]
        if not same(seen[FIRST], expected[FIRST]) or same(seen[NEXT], expected[NEXT]):
            return ()
    return wrong_facets(observed, right)


FURTHER = {"mean-returned": _mean_too}
RULES = {"depends-on-earlier-calls": _earlier_calls}
