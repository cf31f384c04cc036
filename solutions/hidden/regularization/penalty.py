"""Grades `reg_loss_grad`: each kind's loss and gradient by itself, then the corner cases."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_number, call_for_pair, is_close
from autograder.gradient_check import compare_with_differences
from autograder.grading import KEPT, Examination, Parts, Score, changed_arguments
from solutions.reference.regularization import reg_loss_grad

from .penalty_bias import check_bias
from .penalty_observe import fates_of_gradients, further_mistakes, observe, rules
from .penalty_problems import (
    BETA,
    LAM,
    NAMES,
    PENALTY,
    UNKNOWN,
    ask_gradient,
    ask_loss,
    pair,
    tables,
    with_bias,
    with_zeros,
    working_kinds,
)
from .problems import TOLERANCE, alike, loop_sizes, refuse_loops, sizes_of, weights

READ = "Read again: 3 Three penalties."


def grade_penalty(function: Callable[..., Any]) -> Score:
    """Score `reg_loss_grad`, 12 points: each kind's loss and gradient by itself, then the corner cases."""
    parts = Parts()
    for kind in NAMES:
        parts.part(f"{kind} loss", 1)(partial(_check_loss, function, kind))
        parts.part(f"{kind} gradient", 2 if kind == "elastic" else 1)(partial(_check_gradient, function, kind))
    parts.part("subgradient at 0", 1)(lambda: _check_subgradient(function))
    parts.part("bias", 2)(lambda: check_bias(function))
    parts.part("unknown kind", 1)(lambda: _check_unknown_kind(function))
    parts.part("vectorised", 1)(lambda: _check_vectorised(function))
    return parts.score(Examination(function, (PENALTY,), observe, further_mistakes(), rules()))


def _check_loss(function: Callable[..., Any], kind: str) -> None:
    own = with_bias(function)
    for W, beta in _cases(kind):
        got = ask_loss(own, W, kind, LAM, beta)
        expected, _ = reg_loss_grad(W.astype(float), kind, LAM, beta)
        if not is_close(got, expected, TOLERANCE[str(W.dtype)]):
            raise CheckFailed(f"{PENALTY}: the loss of {NAMES[kind]} is wrong for {sizes_of(W)}{_at(beta)}. {READ}")
    if kind == "l2":
        _check_repetition(function)
    if kind == "elastic":
        _check_default_beta(function)


def _check_gradient(function: Callable[..., Any], kind: str) -> None:
    own = with_bias(function)
    for W, beta in _cases(kind):
        got = ask_gradient(own, W, kind, LAM, beta)
        _, expected = reg_loss_grad(W.astype(float), kind, LAM, beta)
        if not is_close(got, expected, TOLERANCE[str(W.dtype)]):
            raise CheckFailed(
                f"{PENALTY}: the gradient of {NAMES[kind]} is wrong for {sizes_of(W)}{_at(beta)}. {_agrees(own, kind)}"
            )
    if kind == "l2" and np.any(ask_gradient(own, weights(15, 4, 3), kind, 0.0, BETA)):
        raise CheckFailed(f"{PENALTY}: with lam = 0 the gradient should be zero.")
    # A change that concerns all kinds costs once.
    before = list(NAMES)[: list(NAMES).index(kind)]
    if not any(_changes_W(function, other) for other in before) and _changes_W(function, kind):
        raise CheckFailed(
            f"{PENALTY} changes its argument W in place for {NAMES[kind]}: work on a copy.",
            diagnoses=["changes-input"],
        )
    fates = fates_of_gradients(function)
    if fates[NAMES[kind]] != KEPT and all(fates[NAMES[other]] == KEPT for other in before):
        raise CheckFailed(f"{PENALTY}: the gradient of {NAMES[kind]} that it has returned is overwritten afterwards.")


def _cases(kind: str) -> list[tuple[np.ndarray, float]]:
    """W and beta. Without squares the elastic net is L1, and a beta of 0 is a beta like any other."""
    cases = [(W, BETA) for W in tables().values()]
    return [*cases, (weights(16, 3, 4), 0.0)] if kind == "elastic" else cases


def _at(beta: float) -> str:
    return "" if beta else " at beta = 0"


def _changes_W(function: Callable[..., Any], kind: str) -> bool:
    return bool(changed_arguments(function, weights(21, 5, 3), kind, LAM, BETA))


def _check_repetition(function: Callable[..., Any]) -> None:
    """The same call again, after others."""
    W, other = weights(22, 4, 3), weights(23, 4, 3)
    first = pair(function, W, "l2")
    for kind in NAMES:
        pair(function, other, kind)
    if not all(map(alike, first, pair(function, W, "l2"))):
        raise CheckFailed(f"{PENALTY} gives another result when it is called again with the same arguments.")


def _check_default_beta(function: Callable[..., Any]) -> None:
    W = weights(24, 4, 3)
    loss, _ = call_for_pair(with_bias(function), PENALTY, W.copy(), "elastic", LAM)
    right = is_close(as_number(loss, f"{PENALTY}: the loss"), reg_loss_grad(W, "elastic", LAM)[0])
    if not right:
        raise CheckFailed(f"{PENALTY}: without beta it should take the default that the stub's first line names.")


def _check_subgradient(function: Callable[..., Any]) -> None:
    W, own = with_zeros(), with_bias(function)
    for kind in working_kinds(function, ("l1", "elastic"), 1):
        gradient = ask_gradient(own, W, kind, LAM, 0.0)  # the squares cost elsewhere
        if np.any(np.abs(gradient[W == 0]) > 1e-9):
            raise CheckFailed(
                f"{PENALTY}: where a weight is exactly 0, the gradient of {NAMES[kind]} should be 0. "
                "Read again: 3.1 The corner at zero."
            )
        if not np.any(ask_gradient(own, W, kind)):
            raise CheckFailed(f"{PENALTY}: the gradient of {NAMES[kind]} is zero everywhere.")


def _check_unknown_kind(function: Callable[..., Any]) -> None:
    works = bool(working_kinds(function, tuple(NAMES), 0))
    for says, kind in UNKNOWN.items():
        case = f"; the case is: {says}"
        try:
            function(weights(81, 3, 2), kind, LAM, BETA)
        except Exception as error:
            name = getattr(error, "type_name", type(error).__name__)
            if name == "NotImplementedError" and not works:
                raise CheckFailed(f"{PENALTY} is not written yet.", layer="missing") from None
            if name != "ValueError" and not isinstance(error, ValueError):
                raise CheckFailed(
                    f"{PENALTY}: an unknown kind should raise ValueError, but it raised {name}{case}."
                ) from None
        else:
            raise CheckFailed(f"{PENALTY}: an unknown kind should raise ValueError, but none was raised{case}.")


def _check_vectorised(function: Callable[..., Any]) -> None:
    (small, large), _ = loop_sizes().values()
    for kind in working_kinds(function, tuple(NAMES), 2):
        few, many = pair(function, small, kind), pair(function, large[: len(small)], kind)
        if all(map(alike, few, many)):
            raise CheckFailed(f"{PENALTY}: the loss or the gradient must depend on W first.")
        refuse_loops(function, PENALTY, reg_loss_grad, kind, LAM, BETA)


def _agrees(own: Callable[..., Any], kind: str) -> str:
    """Whether the gradient fits the student's own loss, by differences far from the corner of |w|."""
    W = weights(71, 3, 3)
    try:
        gradient = ask_gradient(own, W, kind)
        comparison = compare_with_differences(lambda V: ask_loss(own, V, kind), gradient, W)
    except CheckFailed:
        return READ
    if comparison.worst < 1e-5:
        return "It agrees with centred differences of your own loss, so the loss is where to look."
    return f"It does not agree with centred differences of your own loss either: look at the derivative. {READ}"
