"""Examines `reg_loss_grad`: the two terms of the elastic net apart, the corner, the bias and the manners."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.grading import Observation, Outcome, attempt, changed_arguments, outcome_of

from .manners import fates
from .penalty_bias import observe_bias
from .penalty_problems import BETA, LAM, NAMES, UNKNOWN, pair, tables, with_bias, with_zeros
from .problems import FLOAT32, alike, loops_over, weights
from .rules import Rule, facets_where, hard_coded_size, in_some_kinds, rounded


def observe(function: Any) -> Observation:
    """What a penalty shows; facets `l2 loss`, `elastic gradient: with beta` and so on."""
    # A first call without the bias: whoever remembers such a thing remembers it from here on.
    pair(function, weights(51, 5, 3), "l2", penalise_bias=False)
    own = with_bias(function)
    seen: Observation = {}
    for kind in NAMES:
        _values(own, kind, seen)
        _repetition(own, kind, seen)
        changed = changed_arguments(function, weights(21, 5, 3), kind, LAM, BETA)
        seen[f"{kind} gradient: the argument"] = {"": "W is changed" if changed else "kept"}
        if kind != "l2":
            seen.setdefault("subgradient at 0", {})[NAMES[kind]] = _at_zero(own, kind)
        for detail, what in observe_bias(function, kind).items():
            seen.setdefault(f"bias: {detail}", {})[NAMES[kind]] = what
        seen.setdefault("vectorised", {})[NAMES[kind]] = loops_over(function, kind, LAM, BETA)
    known = {f"as {NAMES[kind]}": pair(function, weights(81, 3, 2), kind) for kind in NAMES}
    seen["unknown kind"] = {says: _unknown(function, kind, known) for says, kind in UNKNOWN.items()}
    seen["l2 gradient: the array returned"] = dict(fates_of_gradients(function))
    seen["l2 gradient: no strength"] = {"": pair(own, weights(15, 4, 3), "l2", 0.0, BETA)[1]}
    W = weights(24, 4, 3)
    result, error = attempt(own, W, "elastic", LAM)
    paired = isinstance(result, (list, tuple)) and len(result) == 2
    same = paired and alike(outcome_of(result[0]), outcome_of(attempt(own, W, "elastic", LAM, 0.5)[0][0]))
    seen["elastic loss: default beta"] = {"": error or ("as in the stub" if same else "another one")}
    return seen


def further_mistakes() -> dict[str, Callable[[Observation], Observation]]:
    """The mistake that multiplies what another one returns: code -> what it makes of an observation."""
    return {"reg-coefficient-forgotten": _without_lam}


def rules() -> dict[str, Rule]:
    """Mistakes with many faces; those of the bias may be made for one kind and not for another."""
    return {
        "bias-loss": in_some_kinds("bias: loss", "nothing", unless="bias: gradient"),
        "bias-gradient": in_some_kinds("bias: gradient", "nothing", unless="bias: loss"),
        "bias-still-penalised": _bias_still_penalised,
        "rounded-result": facets_where(rounded),
        "hard-coded-size": hard_coded_size,
    }


def _bias_still_penalised(observed: Observation, right: Observation) -> tuple[str, ...]:
    """A rule: of some kinds, the bias is neither left out of the loss nor of the gradient."""
    loss, gradient = (in_some_kinds(f"bias: {what}", "nothing")(observed, right) for what in ("loss", "gradient"))
    return (*loss, *gradient) if loss and gradient and observed["bias: loss"] == observed["bias: gradient"] else ()


def fates_of_gradients(function: Any) -> dict[str, str]:
    """Kind -> whether the next call on a W of the same shape leaves the gradient as it is."""
    W, other = weights(25, 5, 3), weights(26, 5, 3)
    return fates(function, {NAMES[kind]: ((W, kind, LAM, BETA), (other, kind, LAM, BETA)) for kind in NAMES})


def _without_lam(seen: Observation) -> Observation:
    return {
        name: {case: outcome / LAM if isinstance(outcome, np.ndarray) else outcome for case, outcome in cases.items()}
        for name, cases in seen.items()
    }


def _values(function: Any, kind: str, seen: Observation) -> None:
    """Loss and gradient of one kind. Of the elastic net what beta adds, and what is there without it."""
    for says, W in tables().items():
        numbers = ": float32" if says == FLOAT32 else ""
        if kind != "elastic":
            for what, outcome in zip(("loss", "gradient"), pair(function, W, kind), strict=True):
                seen.setdefault(f"{kind} {what}{numbers}", {})[says] = outcome
            continue
        without, with_squares = pair(function, W, kind, LAM, 0.0), pair(function, W, kind, LAM, BETA)
        for what, low, high in zip(("loss", "gradient"), without, with_squares, strict=True):
            seen.setdefault(f"elastic {what}: without beta{numbers}", {})[says] = low
            seen.setdefault(f"elastic {what}: with beta{numbers}", {})[says] = _difference(low, high)


def _difference(before: Outcome, after: Outcome) -> Outcome:
    if isinstance(before, str) or isinstance(after, str):
        return after if isinstance(after, str) else str(before)
    return after - before


def _repetition(function: Any, kind: str, seen: Observation) -> None:
    """What is another number at each call is no number to compare."""
    W, other = weights(22, 4, 3), weights(23, 4, 3)
    first = pair(function, W, kind)
    pair(function, other, kind)
    for what, one, again in zip(("loss", "gradient"), first, pair(function, W, kind), strict=True):
        if not alike(one, again):
            for name in seen:
                if name.startswith(f"{kind} {what}"):
                    seen[name] = dict.fromkeys(seen[name], "another result for the same call")


def _at_zero(function: Any, kind: str) -> str:
    W = with_zeros()
    gradient = pair(function, W, kind)[1]
    if isinstance(gradient, str):
        return gradient
    at_zero = gradient[W == 0]
    if not np.any(np.abs(at_zero) > 1e-9):
        return "zero"
    return "positive" if np.all(at_zero > 0) else "negative" if np.all(at_zero < 0) else "of both signs"


def _unknown(function: Any, kind: str, known: dict[str, tuple[Outcome, Outcome]]) -> str:
    W = weights(81, 3, 2)
    result, error = attempt(function, W, kind, LAM, BETA)
    if error:
        return error if error == "raises ValueError" else "raises another error"
    if not isinstance(result, tuple):
        return "returns nothing" if result is None else "returns something else"
    found = pair(function, W, kind)
    if all(isinstance(outcome, np.ndarray) and not np.any(outcome) for outcome in found):
        return "no penalty"
    as_known = (says for says, outcomes in known.items() if all(map(alike, found, outcomes)))
    return next(as_known, "returns a pair")
