"""Looks at functions that return `(loss, dW)` for `(W, X, y, reg)`: the data term and the regulariser, each by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from .exercise import Asked, Case
from .outcome import Array, Outcome, Trouble, numbers, shaped

Which = Literal["loss", "gradient"]


@dataclass(frozen=True)
class OfThePair:
    """The loss or the gradient that a case gives; a pair in the wrong order is looked at the other way round.

    Attributes:
        rows: a gradient with more rows is looked at in two weighted sums of them.
    """

    which: Which
    rows: int = 100

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        W = case.make()[0]
        outcome = part_of_the_pair(asked.result(case), np.shape(W), self.which, asked.name)
        if isinstance(outcome, Trouble) or outcome.ndim == 0 or len(outcome) < self.rows:
            return outcome
        return np.stack([outcome.sum(axis=0), np.cos(np.arange(len(outcome))) @ outcome])


@dataclass(frozen=True)
class OfTheRegulariser:
    """What the regulariser of strength `reg` adds: the difference to the same call at reg = 0, whatever else is wrong."""

    which: Which
    reg: float

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        W, X, y, _ = case.make()
        without, with_it = (
            part_of_the_pair(asked.result(_at(case, strength)), np.shape(W), self.which, asked.name)
            for strength in (0.0, self.reg)
        )
        for outcome in (with_it, without):
            if isinstance(outcome, Trouble):
                return outcome
        difference: Array = with_it - without  # type: ignore[operator]
        return difference


def part_of_the_pair(result: Any, shape: tuple[int, ...], which: Which, name: str) -> Array | Trouble:
    """The loss or the gradient of what a loss function returned, as float64."""
    if isinstance(result, Trouble):
        return result
    if not isinstance(result, (tuple, list)) or len(result) != 2:
        kind = "None" if result is None else str(getattr(result, "type_name", type(result).__name__))
        status: Any = "missing" if result is None else "failed"
        return Trouble(
            "None" if result is None else "not a pair",
            f"{name} should return two things, `return loss, dW`, but returned {kind}.",
            status,
        )
    loss, gradient = reversed(result) if swapped(result, shape) else result
    return numbers(loss, (), f"{name}: the loss") if which == "loss" else numbers(gradient, shape, f"{name}: the gradient dW")


def swapped(result: Any, shape: tuple[int, ...]) -> bool:
    """Whether the gradient came first and the loss second."""
    first, second = result
    return not isinstance(shaped(first, shape, ""), Trouble) and not isinstance(shaped(second, (), ""), Trouble) and shape != ()


def _at(case: Case, reg: float) -> Case:
    """The case at another strength: `asked` keeps its result under a name of its own."""

    def make() -> tuple[Any, ...]:
        W, X, y, own = case.make()
        return W, X, y, reg

    return case if float(case.make()[3]) == reg else Case(f"{case.name} at reg = {reg:g}", make)
