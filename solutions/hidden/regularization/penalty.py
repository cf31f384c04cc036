"""Grades `reg_loss_grad`: each kind's loss and gradient by itself, then the corner cases."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, as_number, call_for_pair, is_close
from autograder.checks.loss import Lookalike, recognise
from autograder.gradient_check import compare_with_differences
from autograder.grading import Parts, Score
from solutions.reference.regularization import reg_loss_grad

from .penalty_mistakes import BETA, LAM, gradient_lookalikes, loss_lookalikes
from .problems import SIZES, TOLERANCE, says, vectorised, weights, wrong

NAMES = {"l2": "L2", "l1": "L1", "elastic": "the elastic net"}
PENALTY = "reg_loss_grad"


def grade_penalty(function: Callable[..., Any]) -> Score:
    """Score `reg_loss_grad`, 12 points: each kind's loss and gradient by itself, then the corner cases."""
    parts = Parts()
    for kind in ("l2", "l1", "elastic"):
        parts.part(f"{kind} loss", 1)(partial(_check_loss, function, kind))
        parts.part(f"{kind} gradient", 2 if kind == "elastic" else 1)(partial(_check_gradient, function, kind))
    parts.part("subgradient at 0", 1)(lambda: _check_subgradient(function))
    parts.part("bias", 2)(lambda: _check_bias(function))
    parts.part("unknown kind", 1)(lambda: _check_unknown_kind(function))
    parts.part("vectorised", 1)(lambda: _check_vectorised(function))
    return parts.score()


def _check_loss(function: Callable[..., Any], kind: str) -> None:
    for number, (D, C, dtype) in enumerate(SIZES):
        W = weights(number, D, C, dtype)
        got, _ = _ask(function, W, kind)
        exact = W.astype(float)
        expected, _ = reg_loss_grad(exact, kind, LAM, BETA)
        if not is_close(got, expected, TOLERANCE[dtype]):
            match = recognise(got, loss_lookalikes(exact, kind), TOLERANCE[dtype])
            raise wrong(f"{PENALTY}: the loss of {NAMES[kind]} is wrong {says(W)}.", match)


def _check_gradient(function: Callable[..., Any], kind: str) -> None:
    for number, (D, C, dtype) in enumerate(SIZES):
        W = weights(number, D, C, dtype)
        _, got = _ask(function, W, kind)
        exact = W.astype(float)
        _, expected = reg_loss_grad(exact, kind, LAM, BETA)
        if not is_close(got, expected, TOLERANCE[dtype]):
            match = recognise(got, gradient_lookalikes(exact, kind), TOLERANCE[dtype])
            if match is not None and match.code == "reg-grad-no-2":
                own, _ = _ask(function, W, kind)
                in_loss = recognise(own, loss_lookalikes(exact, kind), TOLERANCE[dtype])
                if in_loss is not None and in_loss.code == "half-convention":
                    match = Lookalike(
                        "half-convention",
                        "It is the right gradient of your own loss with the one-half. That is a common convention, "
                        "but this pack uses none: the derivative of w**2 is 2 * w.",
                        0.0,
                    )
            if match is None:
                match = Lookalike("", _agrees(function, kind), 0.0)
            raise wrong(f"{PENALTY}: the gradient of {NAMES[kind]} is wrong {says(W)}.", match)


def _check_subgradient(function: Callable[..., Any]) -> None:
    W = np.array([[0.0, 1.5, -0.7], [0.9, 0.0, 0.4], [-1.1, 0.3, 0.0]])
    for kind in ("l1", "elastic"):
        _, gradient = _ask(function, W, kind)
        if np.any(np.abs(gradient[W == 0]) > 1e-9):
            raise CheckFailed(
                f"{PENALTY}: where a weight is exactly 0, the gradient of {NAMES[kind]} should be 0. A comparison "
                "such as W >= 0 makes it +1 there; np.sign does what is wanted. Read again: 3.1 The corner at zero.",
                diagnoses=["subgradient-at-zero"],
            )
        if not np.any(gradient):
            raise CheckFailed(f"{PENALTY}: the gradient of {NAMES[kind]} is zero everywhere.")


def _check_bias(function: Callable[..., Any]) -> None:
    # Compared with the student's own answer for the other rows, so that another mistake is not charged twice.
    W = weights(51, 5, 3)
    for kind in ("l2", "l1", "elastic"):
        loss, gradient = _ask(function, W, kind, penalise_bias=False)
        all_loss, all_gradient = _ask(function, W, kind)
        rest_loss, rest_gradient = _ask(function, W[:-1], kind)
        _compare_bias(kind, loss, gradient, all_loss, all_gradient, rest_loss, rest_gradient)


def _compare_bias(
    kind: str,
    loss: float,
    gradient: np.ndarray,
    all_loss: float,
    all_gradient: np.ndarray,
    rest_loss: float,
    rest_gradient: np.ndarray,
) -> None:
    where = "Read again: 3.2 The bias."
    if not np.any(rest_gradient) or rest_loss == 0:
        raise CheckFailed(f"{PENALTY}: it must compute a loss and a gradient first.")
    if is_close(all_loss, rest_loss) and not np.any(all_gradient[-1]):
        raise CheckFailed(
            f"{PENALTY}: the bias row is left out although penalise_bias is True (its default). {where}",
            diagnoses=["bias-never-penalised"],
        )
    if is_close(loss, all_loss) and is_close(gradient, all_gradient):
        raise CheckFailed(
            f"{PENALTY}: penalise_bias=False changes nothing: the bias row is still in the loss and in the gradient. {where}",
            diagnoses=["bias-still-penalised"],
        )
    if not is_close(loss, rest_loss):
        raise CheckFailed(
            f"{PENALTY}: with penalise_bias=False the loss of {NAMES[kind]} should be that of all rows but the last. {where}",
            diagnoses=["bias-loss"],
        )
    if np.any(gradient[-1]):
        raise CheckFailed(
            f"{PENALTY}: with penalise_bias=False the last row of dW should be zero: you leave the bias out of the "
            f"loss only. {where}",
            diagnoses=["bias-gradient"],
        )
    if not is_close(gradient[:-1], rest_gradient):
        raise CheckFailed(
            f"{PENALTY}: with penalise_bias=False the other rows of dW should stay as they are. {where}",
            diagnoses=["bias-gradient"],
        )


def _check_unknown_kind(function: Callable[..., Any]) -> None:
    for kind in ("l3", "ridge"):
        _expect_value_error(function, kind)


def _expect_value_error(function: Callable[..., Any], kind: str) -> None:
    try:
        function(weights(81, 3, 2), kind, LAM, BETA)
    except Exception as error:
        name = getattr(error, "type_name", type(error).__name__)
        if name == "NotImplementedError":
            raise CheckFailed(f"{PENALTY} is not written yet.", layer="missing") from None
        if name != "ValueError" and not isinstance(error, ValueError):
            raise CheckFailed(
                f"{PENALTY}: an unknown kind should raise ValueError, but it raised {name}.", diagnoses=["unknown-kind"]
            ) from None
        return
    raise CheckFailed(
        f"{PENALTY}: an unknown kind should raise ValueError; it was accepted without a word.",
        diagnoses=["unknown-kind"],
    )


def _check_vectorised(function: Callable[..., Any]) -> None:
    small, large = weights(61, 20, 4), weights(62, 220, 4)
    for kind in ("l2", "l1", "elastic"):
        loss, gradient = _ask(function, small, kind)
        if loss == 0 or not np.any(gradient):
            raise CheckFailed(f"{PENALTY}: it must compute a loss and a gradient first.")
        vectorised(function, PENALTY, (small, kind, LAM, BETA), (large, kind, LAM, BETA), 200, reg_loss_grad)


def _ask(function: Callable[..., Any], W: np.ndarray, kind: str, **options: bool) -> tuple[float, np.ndarray]:
    loss, gradient = call_for_pair(function, PENALTY, W.copy(), kind, LAM, BETA, **options)
    if np.shape(loss) == W.shape and W.size > 1 and np.size(gradient) == 1:
        raise CheckFailed(
            f"{PENALTY} returns (dW, loss): it should be (loss, dW).", layer="type", diagnoses=["swapped"]
        )
    what = f"{PENALTY} ({NAMES[kind]})"
    return as_number(loss, f"{what}: the loss"), as_float_array(gradient, W.shape, f"{what}: the gradient dW")


def _agrees(function: Callable[..., Any], kind: str) -> str:
    """Whether the gradient fits the student's own loss, by differences far from the corner of |w|."""
    W = weights(71, 3, 3)
    _, gradient = _ask(function, W, kind)
    comparison = compare_with_differences(lambda V: _ask(function, V, kind)[0], gradient, W)
    if comparison.worst < 1e-5:
        return "It agrees with centred differences of your own loss, so the loss is where to look."
    return "It does not agree with centred differences of your own loss either: look at the derivative."
