"""Problems for `reg_loss_grad`, and how it is called on them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_number, call_for_pair
from autograder.grading import Outcome, outcomes_of_call

from .problems import FLOAT32, SIZES, as_array, weights

PENALTY = "reg_loss_grad"
NAMES = {"l2": "L2", "l1": "L1", "elastic": "the elastic net"}
LAM, BETA = 1.7, 0.35
# What sort of unknown kind -> one of them.
UNKNOWN = {
    "another norm": "l3",
    "another name": "ridge",
    "capital letters": "L2",
    "a part of a name": "l",
    "the digit of a name": "2",
    "an empty name": "",
    "L2's name and more": "l2 norm",
    "L1's name and more": "l1 norm",
    "the elastic net's name and more": "elastic nets",
}


def tables() -> dict[str, np.ndarray]:
    """Case -> W without zeros. Sums are positive, but for the last one: |sum| and sum are told apart."""
    found = {
        says: weights(number, *size, FLOAT32 if says == FLOAT32 else "float64")
        for number, (says, size) in enumerate(SIZES.items())
    }
    return {**found, "mostly negative weights": -weights(11, 4, 6)}


def with_zeros() -> np.ndarray:
    """A W with weights of exactly 0, one in each row and column."""
    W = weights(31, 4, 4)
    W[[0, 1, 2, 3], [1, 3, 0, 2]] = 0.0
    return W


def with_bias(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function with the bias penalised, whatever its default, or the flag, says: that is priced in "bias"."""
    W = weights(51, 5, 3)
    choices: tuple[dict[str, bool], ...] = ({"penalise_bias": True}, {}, {"penalise_bias": False})
    for options in choices:
        for kind in NAMES:
            _, gradient = pair(function, W, kind, **options)
            if not isinstance(gradient, str) and np.any(gradient[-1]):
                return partial(function, **options)
    return function


def _call(function: Callable[..., Any], W: np.ndarray, kind: str, *more: float, **options: bool) -> tuple[Any, Any]:
    loss, gradient = call_for_pair(function, PENALTY, W.copy(), kind, *(more or (LAM, BETA)), **options)
    plain = isinstance(loss, np.ndarray) and isinstance(gradient, (float, int, np.generic, np.ndarray))
    if plain and loss.shape == W.shape and W.size > 1 and np.size(gradient) == 1:
        raise CheckFailed(
            f"{PENALTY} returns (dW, loss): it should be (loss, dW).", layer="type", diagnoses=["swapped"]
        )
    return loss, gradient


def ask_loss(function: Callable[..., Any], W: np.ndarray, kind: str, *more: float, **options: bool) -> float:
    """The loss as a plain number; `more` are lam and beta.

    Raises:
        CheckFailed: it is something else.
    """
    loss, _ = _call(function, W, kind, *more, **options)
    return as_number(loss, f"{PENALTY} ({NAMES[kind]}): the loss")


def ask_gradient(function: Callable[..., Any], W: np.ndarray, kind: str, *more: float, **options: bool) -> np.ndarray:
    """The gradient as a plain array; `more` are lam and beta.

    Raises:
        CheckFailed: it is something else.
    """
    _, gradient = _call(function, W, kind, *more, **options)
    return as_array(gradient, W.shape, f"{PENALTY} ({NAMES[kind]}): the gradient dW")


def pair(function: Any, W: np.ndarray, kind: str, *more: float, **options: bool) -> tuple[Outcome, Outcome]:
    """The same as two outcomes, for an examination; `more` are lam and beta."""
    lam, beta = more or (LAM, BETA)
    loss, gradient = outcomes_of_call(function, 2, W, kind, lam, beta, **options)
    if isinstance(loss, np.ndarray):
        loss = loss.reshape(()) if loss.size == 1 else f"shape {loss.shape}"
    if isinstance(gradient, np.ndarray) and gradient.shape != W.shape:
        gradient = f"shape {gradient.shape}"
    return loss, gradient


def working_kinds(function: Callable[..., Any], kinds: tuple[str, ...], at_least: int) -> list[str]:
    """The kinds for which the function answers at all; one that stops with an error is priced at its own parts.

    Raises:
        CheckFailed: there are too few of them to judge by.
    """
    found: list[str] = []
    failures: list[CheckFailed] = []
    for kind in kinds:
        try:
            _call(function, weights(41, 5, 3), kind)
            found.append(kind)
        except CheckFailed as error:
            failures.append(error)
    if len(found) < at_least:
        raise failures[0]
    return found
