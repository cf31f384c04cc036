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
    loops_over_examples,
    outcome_of_call,
)
from autograder.grading.comparison import same_outcome, wrong_facets
from solutions.reference.losses import cross_entropy

from .problems import (
    AN_ORDINARY_ONE,
    ANOTHER_ONE,
    Batch,
    all_far,
    ascending,
    base,
    batch,
    batches,
    behind_by,
    gaps_within_a_row,
    ordinary,
    rows_far_apart,
)

AGAIN = "value: the same call again"

Rule = Callable[[Observation, Observation], tuple[str, ...]]


def observe(function: Any, *, labelled: bool) -> Observation:
    """What the function shows; facets `value`, `large scores` and so on."""
    seen: Observation = {}
    _values(function, labelled, seen)
    _manners(function, labelled, seen)
    _large_scores(function, labelled, seen)
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
    }


def rules(labelled: bool) -> dict[str, Rule]:
    """Mistakes with many faces: code -> the facets that it explains."""
    found: dict[str, Rule] = {
        "hard-coded-size": written_sizes,
        "depends-on-earlier-calls": _remembers,
        "clipped-scores": _equalised,
        "keepdims-missing": _does_not_fit,
    }
    if labelled:
        found |= {"small-constant": _capped_gradually, "clipped-probability": _capped_suddenly}
    return found


def written_sizes(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The facet of the values, if they are right wherever one size is one certain number, and nowhere else."""
    fits = {case: same_outcome(observed["value"][case], right["value"][case], 1e-5) for case in right["value"]}
    shapes = {case: one.S.shape for case, one in _batches().items() if case in fits}
    for axis in (0, 1):
        sizes = {shapes[case][axis] for case, fit in fits.items() if fit}
        if len(sizes) == 1 and sizes != {1} and all(fit == (shapes[case][axis] in sizes) for case, fit in fits.items()):
            return tuple(name for name in wrong_facets(observed, right) if name != AGAIN)
    return ()


def _remembers(observed: Observation, right: Observation) -> tuple[str, ...]:
    """All facets, if the same call gives another result, or another call of the same size gives the same one."""
    one, other = (observed["value"][case] for case in (AN_ORDINARY_ONE, ANOTHER_ONE))
    kept = isinstance(one, np.ndarray) and one.size > 1 and bool(np.ptp(one)) and same_outcome(one, other, 1e-6)
    return wrong_facets(observed, right) if kept or observed[AGAIN] == {"": "another result"} else ()


def _equalised(observed: Observation, right: Observation) -> tuple[str, ...]:
    """Scores cut off at whatever limit look alike beyond it."""
    alike = observed["large scores"]["all scores are near 10000"] == "becomes the same everywhere"
    return tuple(name for name in wrong_facets(observed, right) if not name.startswith("value")) if alike else ()


def _does_not_fit(observed: Observation, right: Observation) -> tuple[str, ...]:
    """All facets, if rows and columns stand beside each other: an error wherever N differs from C and from 1."""
    shapes = {case: one.S.shape for case, one in _batches().items() if case in right["value"]}
    stops = {case: str(observed["value"][case]).startswith("raises ValueError") for case in shapes}
    fits = all(stops[case] == (N not in (1, C)) for case, (N, C) in shapes.items())
    return wrong_facets(observed, right) if fits else ()


def _capped_gradually(observed: Observation, right: Observation) -> tuple[str, ...]:
    return _only(observed, right, "capped, and too small before")


def _capped_suddenly(observed: Observation, right: Observation) -> tuple[str, ...]:
    return _only(observed, right, "capped")


def _only(observed: Observation, right: Observation, outcome: str) -> tuple[str, ...]:
    return ("log-sum-exp",) if observed["log-sum-exp"] == {"": outcome} else ()


def _multiplied(factor: float, seen: Observation) -> Observation:
    return {
        facet: {case: outcome if isinstance(outcome, str) else factor * outcome for case, outcome in cases.items()}
        for facet, cases in seen.items()
    }


def _batches() -> dict[str, Batch]:
    """The batches of the test, and the sizes that students write into their code as numbers."""
    sizes = {"the check's sizes": (2, 3), "the toy's sizes": (3, 3), "CIFAR-10's classes": (4, 10)}
    return {**batches(), **{says: batch(57, *size) for says, size in sizes.items()}}


def _values(function: Any, labelled: bool, seen: Observation) -> None:
    _ask(function, base(), labelled)  # a first call that may leave something behind
    for case, one in _batches().items():
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


def _large_scores(function: Any, labelled: bool, seen: Observation) -> None:
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
        says: _finite(_ask(function, one, labelled)) for says, one in gaps_within_a_row().items()
    }
    seen["rows far apart"] = {"": _compared(own, _ask(function, rows_far_apart(), labelled))}


def _compared(own: Outcome, far: Outcome) -> str:
    """Compared with the function's own answer on ordinary scores, so that no other mistake counts here."""
    if isinstance(own, str) or isinstance(far, str):
        return own if isinstance(own, str) else str(far)
    if far.shape == own.shape and is_close(far, own, 2e-3):
        return "stays"
    if not np.any(far):
        return "becomes zero"
    return "becomes the same everywhere" if np.ptp(far) < 1e-9 else "changes"


def _finite(outcome: Outcome) -> str:
    return outcome if isinstance(outcome, str) else "finite"


def _far_behind(function: Any) -> str:
    """What becomes of the loss where the correct class is far behind, in whatever base it is computed."""
    little, near, far = (_ask(function, behind_by(gap), True) for gap in (5.0, 500.0, 1000.0))
    if isinstance(far, str) or isinstance(near, str) or isinstance(little, str):
        # A probability that is formed first vanishes from a gap of 745 on; an exponential overflows from 710 on.
        early = isinstance(_ask(function, behind_by(720.0), True), str)
        return f"{far}, early" if isinstance(far, str) and early else "not finite"
    if is_close(far, 2 * near) and np.all(np.abs(near) > 1):
        return "grows"
    if not is_close(far, near) or not np.any(far):
        return "changes"
    unit = float(np.mean(little) / np.mean(cross_entropy(*behind_by(5.0).given(True))))
    if not unit:
        return "changes"
    top = float(np.mean(far)) / unit
    before = _ask(function, behind_by(abs(top) - 0.5), True)
    full = not isinstance(before, str) and abs(float(np.mean(before)) / unit - (top - 0.5)) < 0.1
    return "capped" if full else "capped, and too small before"


def _ask(function: Any, one: Batch, labelled: bool) -> Outcome:
    return outcome_of_call(function, *one.given(labelled))
