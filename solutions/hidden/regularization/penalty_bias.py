"""The part "bias" of `reg_loss_grad`: compared with the student's own answers, so that no mistake costs twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, is_close
from autograder.grading import NOTHING_TO_COMPARE, Outcome, changed_arguments

from .penalty_problems import BETA, LAM, NAMES, PENALTY, ask_gradient, ask_loss, pair, with_bias, working_kinds
from .problems import alike, weights

READ = "Read again: 3.2 The bias."


def check_bias(function: Callable[..., Any]) -> None:
    """`penalise_bias=False` leaves the last row out of the loss and of the gradient; the default does not.

    Raises:
        CheckFailed: it is otherwise.
    """
    W = weights(51, 5, 3)
    kinds = working_kinds(function, tuple(NAMES), 2)
    own = with_bias(function)
    for kind in kinds:
        penalised = pair(own, W, kind)
        if not all(map(alike, penalised, pair(own, W, kind))):
            raise CheckFailed(f"{PENALTY} gives another result when it is called again with the same arguments.")
        if not all(map(alike, penalised, pair(function, W, kind))):
            raise CheckFailed(f"{PENALTY}: the bias row is left out although penalise_bias is True by default. {READ}")
        _check_kind(function, kind, W)
    for kind in kinds:
        if changed_arguments(function, W, kind, LAM, BETA):
            return  # whatever is asked of it: priced at that kind's gradient
        if changed_arguments(function, W, kind, LAM, BETA, False):
            raise CheckFailed(
                f"{PENALTY} changes its argument W in place with penalise_bias=False: work on a copy.",
                diagnoses=["changes-input"],
            )


def _check_kind(function: Callable[..., Any], kind: str, W: np.ndarray) -> None:
    own = with_bias(function)
    loss, gradient = _ask(function, W, kind, penalise_bias=False)
    all_loss, all_gradient = _ask(own, W, kind)
    rest_loss, rest_gradient = _ask(own, W[:-1], kind)
    if not np.any(rest_gradient) or rest_loss == 0:
        raise CheckFailed(f"{PENALTY}: it must compute a loss and a gradient first.")
    if is_close(loss, all_loss) and is_close(gradient, all_gradient):
        raise CheckFailed(f"{PENALTY}: penalise_bias=False changes nothing for {NAMES[kind]}. {READ}")
    zeroed = W.copy()
    zeroed[-1] = 0.0
    if not is_close(loss, rest_loss) and not is_close(loss, ask_loss(own, zeroed, kind)):
        raise CheckFailed(
            f"{PENALTY}: with penalise_bias=False the loss of {NAMES[kind]} should be that of all rows but the last. "
            f"{READ}"
        )
    if np.any(gradient[-1]):
        raise CheckFailed(f"{PENALTY}: with penalise_bias=False the last row of dW should be zero. {READ}")
    if not any(is_close(gradient[:-1], right) for right in (rest_gradient, all_gradient[:-1])):
        raise CheckFailed(f"{PENALTY}: with penalise_bias=False the other rows of dW should stay as they are. {READ}")


def _ask(function: Callable[..., Any], W: np.ndarray, kind: str, **options: bool) -> tuple[float, np.ndarray]:
    return ask_loss(function, W, kind, **options), ask_gradient(function, W, kind, **options)


def observe_bias(function: Any, kind: str) -> dict[str, Outcome]:
    """In words: what `penalise_bias=False`, and the default, leave out of the loss and of the gradient."""
    W, own = weights(51, 5, 3), with_bias(function)
    zeroed = W.copy()
    zeroed[-1] = 0.0
    loss, gradient = pair(function, W, kind, penalise_bias=False)
    all_loss, all_gradient = pair(own, W, kind)
    if isinstance(all_loss, str) or isinstance(all_gradient, str):
        same = {"loss": NOTHING_TO_COMPARE, "gradient": NOTHING_TO_COMPARE}
        return {**same, "default": NOTHING_TO_COMPARE, "the argument": "kept"}
    candidates = {
        "nothing": all_loss,
        "the last row": pair(own, W[:-1], kind)[0],
        "the last row, set to zero": pair(own, zeroed, kind)[0],
        "the first row": pair(own, W[1:], kind)[0],
        "the last column": pair(own, W[:, :-1], kind)[0],
        "all but the last row": pair(own, W[-1:], kind)[0],
    }
    what = "something else"
    for says, candidate in candidates.items():
        if alike(loss, candidate):
            what = says.removesuffix(", set to zero")
            break
    return {
        "loss": loss if isinstance(loss, str) else what,
        "gradient": gradient if isinstance(gradient, str) else _zeroed(gradient, all_gradient),
        "default": _default(function, kind, (all_loss, all_gradient)),
        "the argument": _changes(function, W, kind),
    }


def _zeroed(gradient: np.ndarray, all_gradient: np.ndarray) -> str:
    """Which entries of the gradient are zero that are not zero when the bias counts."""
    gone = (gradient == 0) & (all_gradient != 0)
    expected = {name: np.zeros(gone.shape, bool) for name in ("nothing", "the last row", "the first row")}
    expected["the last row"][-1] = True
    expected["the first row"][0] = True
    expected["the last column"] = np.zeros(gone.shape, bool)
    expected["the last column"][:, -1] = True
    expected["all but the last row"] = ~expected["the last row"]
    named = [name for name, mask in expected.items() if np.array_equal(gone, mask)]
    rest_kept = is_close(gradient[~gone], all_gradient[~gone], 1e-6)
    return (named[0] if named else "some entries") + ("" if rest_kept else ", and the others change")


def _default(function: Any, kind: str, explicit: tuple[Outcome, Outcome]) -> str:
    default = pair(function, weights(51, 5, 3), kind)
    return "with the bias" if all(map(alike, default, explicit)) else "otherwise"


def _changes(function: Any, W: np.ndarray, kind: str) -> str:
    if changed_arguments(function, W, kind, LAM, BETA):
        return "kept"  # noted at the gradient of this kind
    return "W is changed" if changed_arguments(function, W, kind, LAM, BETA, False) else "kept"
