"""Examines softmax or cross_entropy: its values, and what large scores do to it, each by itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from autograder.checks import is_close
from autograder.grading import (
    Observation,
    Outcome,
    changed_arguments,
    fate_of_results,
    loops_over_examples,
    outcome_of_call,
)
from autograder.grading.comparison import same_outcome
from solutions.reference.losses import cross_entropy

from .problems import (
    EXACTLY,
    Batch,
    all_far,
    another,
    ascending,
    base,
    batch,
    behind_by,
    gaps_within_a_row,
    observed_batches,
    one_class_leads,
    ordinary,
    rows_far_apart,
)

AGAIN = "value: the same call again"


def observe(function: Any, *, labelled: bool) -> Observation:
    """What the function shows; facets `value`, `large scores` and so on."""
    seen: Observation = {}
    _values(function, labelled, seen)
    _manners(function, labelled, seen)
    observe_large_scores(function, labelled, seen)
    if labelled:
        seen["log-sum-exp"] = {"": _far_behind(function)}
    return seen


def observe_style(function: Any, *, labelled: bool) -> str:
    """Whether it loops over the examples; of what returns no array, that cannot be said."""
    if isinstance(_ask(function, base(), labelled), str):
        return "no loop"
    return loops_over_examples(function, batch(71, 20, 4).given(labelled), batch(72, 420, 4).given(labelled), 400)


def further_mistakes(labelled: bool) -> dict[str, Callable[[Observation], Observation]]:
    """Mistakes that multiply what another one returns: code -> what it makes of an observation."""
    if not labelled:
        return {}
    return {
        "log10": partial(_multiplied, 1 / np.log(10)),
        "log2": partial(_multiplied, 1 / np.log(2)),
        "loss-sign": partial(_multiplied, -1.0),
        "mean-returned": partial(_reduced, np.mean),
        "sum-returned": partial(_reduced, np.sum),
    }


def _multiplied(factor: float, seen: Observation) -> Observation:
    return {
        facet: {case: outcome if isinstance(outcome, str) else factor * outcome for case, outcome in cases.items()}
        for facet, cases in seen.items()
    }


def _reduced(reduction: Callable[[np.ndarray], Any], seen: Observation) -> Observation:
    """One number in place of one for each example."""
    return {
        facet: {
            case: np.asarray(reduction(outcome)) if isinstance(outcome, np.ndarray) and outcome.ndim == 1 else outcome
            for case, outcome in cases.items()
        }
        for facet, cases in seen.items()
    }


def _values(function: Any, labelled: bool, seen: Observation) -> None:
    _ask(function, base(), labelled)  # a first call that may leave something behind
    for case, one in observed_batches().items():
        detail = ": float32" if one.S.dtype == np.float32 else ""
        right = one.y.shape if labelled else one.S.shape
        outcome = _ask(function, one, labelled)
        if isinstance(outcome, np.ndarray) and outcome.size != np.prod(right) and outcome.size > 1:
            outcome = f"{outcome.ndim} axes of another length"
        seen.setdefault(f"value{detail}", {})[case] = outcome


def _manners(function: Any, labelled: bool, seen: Observation) -> None:
    given = ordinary().given(labelled)
    changed = changed_arguments(function, *given)
    seen["value: inputs"] = {"": " ".join("Sy"[position] for position in changed) or "kept"}
    first, again = _ask(function, ordinary(), labelled), _ask(function, ordinary(), labelled)
    seen[AGAIN] = {"": "the same" if same_outcome(first, again, 1e-6) else "another result"}
    seen["value: results"] = {"": fate_of_results(function, given, another().given(labelled))}


def observe_large_scores(function: Any, labelled: bool, seen: Observation) -> None:
    """What becomes of a function's own answer when the scores lie elsewhere."""
    own = _ask(function, base(), labelled)
    # Two milder cases: a shift of the wrong sign fails in the first, one by a position bears the second.
    milder = {"all scores are near 400": (base(), 400.0), "the largest scores are near 711": (ascending(), 708.0)}
    seen["large scores"] = {
        **{says: _compared(own, _ask(function, far, labelled)) for says, far in all_far().items()},
        **{
            says: _compared(_ask(function, one, labelled), _ask(function, one.plus(offset), labelled))
            for says, (one, offset) in milder.items()
        },
    }
    seen["large scores: within a row"] = {
        says: _finite(_ask(function, one, labelled))
        for says, one in {**gaps_within_a_row(), **one_class_leads()}.items()
    }
    seen["large scores: digits"] = {"": _digits(own, [_ask(function, far, labelled) for far in all_far().values()])}
    # A shift of all rows by the first one's maximum, and one by the largest of all, differ in the second case.
    apart, together = ascending().plus(np.array([[0.0], [720.0]])), _ask(function, ascending(), labelled)
    seen["rows far apart"] = {
        "some rows are near 10000, some near -10000": _compared(own, _ask(function, rows_far_apart(), labelled)),
        "the second row lies 720 above the first": _compared(together, _ask(function, apart, labelled)),
    }


def _compared(own: Outcome, far: Outcome) -> str:
    """Compared with the function's own answer on ordinary scores, so that no other mistake counts here."""
    if isinstance(own, str) or isinstance(far, str):
        return own if isinstance(own, str) else str(far)
    if far.shape == own.shape and is_close(far, own, 2e-3):
        return "stays"
    if not np.any(far):
        return "becomes zero"
    return "becomes the same everywhere" if np.ptp(far) < 1e-9 else "changes"


def _digits(own: Outcome, far: list[Outcome]) -> str:
    """Whether a result that stays loses digits. One that changes is told elsewhere."""
    staying = [one for one in far if _compared(own, one) == "stays"]
    return "kept" if all(same_outcome(one, own, EXACTLY) for one in staying) else "lost near 10000"


def _finite(outcome: Outcome) -> str:
    return outcome if isinstance(outcome, str) else "finite"


def _far_behind(function: Any) -> str:
    """What becomes of the loss where the correct class is far behind, in whatever base it is computed."""
    little, near, far, farther = (_ask(function, behind_by(gap), True) for gap in (5.0, 500.0, 1000.0, 2000.0))
    if isinstance(far, str) or isinstance(near, str) or isinstance(little, str) or isinstance(farther, str):
        # A probability that is formed first vanishes from a gap of 745 on; an exponential overflows from 710 on.
        early = isinstance(_ask(function, behind_by(720.0), True), str)
        return f"{far}, early" if isinstance(far, str) and early else "not finite"
    if is_close(far, 2 * near) and np.all(np.abs(near) > 1):
        return "grows"
    unit = float(np.mean(little) / np.mean(cross_entropy(*behind_by(5.0).given(True))))
    if not is_close(farther, far) or not np.any(far) or not unit:
        return "changes"
    return _standing_still(function, unit, float(np.mean(far)) / unit)


def _standing_still(function: Any, unit: float, top: float) -> str:
    """Why a loss, counted in `unit`, is the same beyond some gap: `top`."""

    def at(gap: float) -> float:
        loss = _ask(function, behind_by(gap), True)
        return np.inf if isinstance(loss, str) else float(np.mean(loss)) / unit

    if not 0 < top < 1e6:
        return "changes"
    # Where only what was infinite is replaced, a loss may come to more than that.
    if abs(at(min(top + 5.0, 744.0)) - top) > 0.6:
        return "changes"
    return "capped" if abs(at(top - 0.5) - (top - 0.5)) < 0.1 else "capped, and too small before"


def _ask(function: Any, one: Batch, labelled: bool) -> Outcome:
    return outcome_of_call(function, *one.given(labelled))
