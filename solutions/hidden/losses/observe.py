"""Examines a loss function: its data loss, data gradient, regulariser and stability, each by itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, is_close
from autograder.grading import (
    Observation,
    Outcome,
    Problem,
    changed_arguments,
    outcomes_of_call,
    random_problem,
    require_vectorised,
)

from .problems import REG, in_float32, offsets, ordinary, problems, shifted

# Sizes that students write into their code as numbers: right there and wrong elsewhere is a finding.
SIZES = {"the toy's sizes": (3, 4, 3), "CIFAR-10's sizes": (4, 3073, 10)}


def observe_loss(function: Any, *, stability: bool = False, vectorised: bool = False) -> Observation:
    """What a loss function shows; facets `loss`, `gradient`, `regulariser: loss` and so on."""
    seen: Observation = {}
    _data(function, seen)
    _regulariser(function, seen)
    _manners(function, seen)
    if stability:
        for says, added in offsets().items():
            seen[f"stability: {says}"] = {"": _stability(function, added)}
    if vectorised:
        seen["vectorised"] = {"": _loops(function)}
    return seen


def further_mistakes(counts_correct_class: bool) -> dict[str, Callable[[Observation], Observation]]:
    """Mistakes that multiply or shift what another one returns: code -> what it makes of an observation."""
    N = {case: float(len(problem.y)) for case, problem in _batches().items()}
    found = {
        "loss-not-averaged": partial(_changed, ("loss",), lambda case, values: N[case] * values),
        "grad-not-averaged": partial(_changed, ("gradient",), lambda case, values: N[case] * values),
        "sum-not-mean": partial(_changed, ("loss", "gradient"), lambda case, values: N[case] * values),
        "grad-sign": partial(_changed, ("gradient",), lambda case, values: -values),
    }
    if counts_correct_class:
        found["svm-counts-correct-class"] = partial(_changed, ("loss",), lambda case, values: values + 1)
    return found


def _changed(
    facets: tuple[str, ...], change: Callable[[str, np.ndarray], np.ndarray], seen: Observation
) -> Observation:
    changed = {facet: dict(cases) for facet, cases in seen.items()}
    for name, cases in changed.items():
        if name.split(":")[0] in facets:
            for case, outcome in cases.items():
                if isinstance(outcome, np.ndarray):
                    cases[case] = change(case, outcome)
    return changed


def _batches() -> dict[str, Problem]:
    sizes = {says: random_problem(15, *size) for says, size in SIZES.items()}
    return {**problems(), **sizes, "float32": in_float32()}


def _data(function: Any, seen: Observation) -> None:
    for case, problem in _batches().items():
        loss, gradient = _pair(function, problem, 0.0)
        detail = ": float32" if case == "float32" else ""
        seen.setdefault(f"loss{detail}", {})[case] = loss
        seen.setdefault(f"gradient{detail}", {})[case] = _short(gradient)


def _regulariser(function: Any, seen: Observation) -> None:
    """The difference between two strengths holds the regulariser alone, whatever else is wrong."""
    for case, problem in problems().items():
        low, high = _pair(function, problem, 0.0), _pair(function, problem, REG)
        for detail, before, after in zip(("loss", "gradient"), low, high, strict=True):
            seen.setdefault(f"regulariser: {detail}", {})[case] = _difference(before, after)


def _manners(function: Any, seen: Observation) -> None:
    problem = ordinary()
    names = "WXy"
    changed = changed_arguments(function, problem.W, problem.X, problem.y, REG)
    seen["gradient: inputs"] = {"": " ".join(names[position] for position in changed) or "kept"}
    first, again = _pair(function, problem, REG), _pair(function, problem, REG)
    same = all(_alike(one, other) for one, other in zip(first, again, strict=True))
    seen["gradient: the same call again"] = {"": "the same" if same else "another result"}


def _stability(function: Any, added: np.ndarray) -> str:
    """Compared with the function's own answer without the offsets, so that no other mistake counts here."""
    base = _pair(function, random_problem(41, 6, 5, 4), 0.0)
    far = _pair(function, shifted(added), 0.0)
    for own, now in zip(base, far, strict=True):
        if isinstance(own, str):
            return "nothing to compare with"
        if isinstance(now, str):
            return now
        if not _close(now[:-1] if now.ndim else now, own):
            return "changes"
    return "stays"


def _loops(function: Any) -> str:
    small, large = random_problem(31, 20, 5, 4), random_problem(32, 420, 5, 4)
    try:
        require_vectorised(
            function, "", (small.W, small.X, small.y, 0.0), (large.W, large.X, large.y, 0.0), 400, right=None
        )
    except CheckFailed:
        return "a loop"
    except Exception as error:
        return f"raises {getattr(error, 'type_name', type(error).__name__)}"
    return "no loop"


def _pair(function: Any, problem: Problem, reg: float) -> tuple[Outcome, Outcome]:
    loss, gradient = outcomes_of_call(function, 2, problem.W, problem.X, problem.y, reg)
    if isinstance(loss, np.ndarray):
        loss = loss.reshape(()) if loss.size == 1 else f"shape {loss.shape}"
    if isinstance(gradient, np.ndarray) and gradient.shape != problem.W.shape:
        gradient = f"shape {gradient.shape}"
    return loss, gradient


def _short(gradient: Outcome) -> Outcome:
    """Two weighted sums of the rows in place of 3073 of them."""
    if isinstance(gradient, str) or len(gradient) < 100:
        return gradient
    rows = np.arange(len(gradient))
    return np.stack([gradient.sum(axis=0), np.cos(rows) @ gradient])


def _difference(before: Outcome, after: Outcome) -> Outcome:
    if isinstance(before, str) or isinstance(after, str):
        return after if isinstance(after, str) else str(before)
    return after - before


def _alike(one: Outcome, other: Outcome) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return one is other or (isinstance(one, str) and isinstance(other, str) and one == other)
    return _close(one, other)


def _close(one: np.ndarray, other: np.ndarray) -> bool:
    return one.shape == other.shape and is_close(one, other, 1e-5)
