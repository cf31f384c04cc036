"""Looks at functions that return `(loss, dW)` for `(W, X, y, reg)`: the data term and the regulariser, each by itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import numpy as np

from .exercise import Asked, Case
from .outcome import NOTHING_TO_COMPARE, Array, Outcome, Trouble, kind_in_words, kind_of, numbers, shaped
from .sentences import say

Which = Literal["loss", "gradient"]
HUGE = 1e6  # no data term of the cases is half as large
LOSS_FIRST, GRADIENT_FIRST = "the loss first", "the gradient first"


@dataclass(frozen=True)
class DataTerm:
    """The loss or the gradient at reg = 0, without what does not depend on the images at all.

    That is a regulariser which is there at reg = 0 by mistake; `RegulariserAtZero` sees it.

    Attributes:
        rows: a gradient of so many rows or more is looked at in two weighted sums of them.
    """

    which: Which
    rows: int = 100

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        outcome = _part(asked, case, self.which, 0.0)
        if isinstance(outcome, Trouble):
            return outcome
        without_images = _without_images(asked, case, self.which)
        if not isinstance(without_images, Trouble):
            outcome = np.asarray(outcome - without_images)
        return _short(outcome, self.rows)


@dataclass(frozen=True)
class PairOrder:
    """Which of the two comes first; all other looks take them as if they came in the right order."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        result = asked.result(case)
        turned = is_pair(result) and swapped(result, np.shape(case.make()[0]))
        return GRADIENT_FIRST if turned else LOSS_FIRST


@dataclass(frozen=True)
class RegulariserAtZero:
    """What depends on the weights alone at reg = 0: nothing should."""

    which: Which

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        outcome = _without_images(asked, case, self.which)
        if isinstance(outcome, Trouble):
            return np.zeros(())  # the error shows elsewhere
        scale = max(float(np.max(np.abs(case.make()[0]))), 1e-8)
        return outcome if np.any(np.abs(outcome) > 1e-4 * scale) else np.zeros(())


@dataclass(frozen=True)
class Regulariser:
    """What a regulariser of strength `reg` adds: the difference to the same call at reg = 0, whatever else is wrong.

    Beside a huge wrong data term the difference would be lost in rounding: it is asked for at a strength as many times as large.
    Of an even number of images it is asked for at twice the strength: one that is squared is no constant factor.
    """

    which: Which
    reg: float

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        without = _part(asked, case, self.which, 0.0)
        times = 1.0 if isinstance(without, Trouble) else _power_of_ten(without)
        reg = self.reg * (1 + (len(case.make()[1]) + 1) % 2)
        with_it = _part(asked, case, self.which, times * reg)
        if isinstance(with_it, Trouble):
            return with_it
        return without if isinstance(without, Trouble) else np.asarray((with_it - without) / times)


def _power_of_ten(values: Array) -> float:
    """About the largest of the values, where it is huge; else 1."""
    largest = float(np.max(np.abs(values), initial=0.0))
    return 10.0 ** round(np.log10(largest)) if largest > HUGE else 1.0


def part_of_the_pair(result: Any, shape: tuple[int, ...], which: Which, name: str) -> Array | Trouble:
    """The loss or the gradient of what a loss function returned, as float64."""
    if isinstance(result, Trouble):
        return result
    if result is None:
        text = say("{name} returned None: is `return loss, dW` missing, or is there a way around it?", name=name)
        return Trouble("None", text, "missing")
    if not isinstance(result, (tuple, list)) or len(result) != 2:
        kind = _kind(result, kind_in_words(result))
        return Trouble(
            f"not a pair, but {_kind(result, kind_of(result))}",
            say("{name} should return two things, `return loss, dW`, but returned {kind}.", name=name, kind=kind),
            slip="not-a-pair",
        )
    if which == "loss":
        loss = numbers(result[0], (), _loss_of(name))
        if isinstance(loss, Trouble) and loss.startswith("shape"):
            return Trouble(loss, loss.sentence, slip="losses-not-summed")
        return loss
    return numbers(result[1], shape, _gradient_of(name))


@cache
def _loss_of(name: str) -> str:
    return say("{name}: the loss", name=name)


@cache
def _gradient_of(name: str) -> str:
    return say("{name}: the gradient dW", name=name)


def is_pair(result: Any) -> bool:
    """Whether two things were returned."""
    return isinstance(result, (tuple, list)) and len(result) == 2


def swapped(pair: Any, shape: tuple[int, ...]) -> bool:
    """Whether the gradient came first and the loss second."""
    first = pair[0]
    if shape and not (isinstance(first, np.ndarray) and np.asarray(first).shape == shape):
        return False  # nearly always: to say in words why it does not fit takes long
    return not isinstance(shaped(pair[0], shape, ""), Trouble) and not isinstance(shaped(pair[1], (), ""), Trouble)


def in_order(pair: Any, shape: tuple[int, ...]) -> tuple[Any, Any]:
    """The loss first, the gradient second."""
    return (pair[1], pair[0]) if swapped(pair, shape) else (pair[0], pair[1])


def _kind(result: Any, otherwise: str) -> str:
    if isinstance(result, (tuple, list)):
        return say("{number} things", number=len(result))
    if isinstance(result, np.ndarray) and result.size > 1:
        return "one array"
    if isinstance(result, (int, float, np.generic, np.ndarray)):
        return "one number"
    return otherwise


def _part(
    asked: Asked, case: Case, which: Which, reg: float, images: float = 1.0, weights: float = 1.0
) -> Array | Trouble:
    """One of the pair for a case at another strength, with images or weights times a factor."""

    def make() -> tuple[Any, ...]:
        W, X, y, *_ = case.make()
        return weights * W if weights != 1 else W, images * X if images != 1 else X, y, reg

    name = f"{case.name}; reg {reg:g}, images {images:g}, weights {weights:g}"  # `asked` keeps the result by it

    def part() -> Array | Trouble:
        result = asked.result(Case(name, make))
        shape = asked.kept(("shape of W", case.name), lambda: np.shape(case.make()[0]))
        return part_of_the_pair(in_order(result, shape) if is_pair(result) else result, shape, which, asked.name)

    return asked.kept((name, which), part)


def _without_images(asked: Asked, case: Case, which: Which) -> Array | Trouble:
    """What depends on the weights at reg = 0 when all images are zero, and so all scores."""
    outcome = _part(asked, case, which, 0.0, images=0.0)
    if isinstance(outcome, Trouble):
        return outcome
    constant = _part(asked, case, which, 0.0, images=0.0, weights=0.0)
    return constant if isinstance(constant, Trouble) else np.asarray(outcome - constant)


def _short(gradient: Array, rows: int) -> Array:
    if gradient.ndim == 0 or len(gradient) < rows:
        return gradient
    return np.stack([gradient.sum(axis=0), np.cos(np.arange(len(gradient))) @ gradient])


@dataclass(frozen=True)
class Steady:
    """Whether loss and gradient stay finite for far scores and, where the offset is common to each row, as they are.

    Compared with the function's own answer for ordinary scores (the last feature, which carries the offset, is 0), so that no other
    mistake counts here.

    Attributes:
        common: whether the offset is common to each row: then it changes nothing.
    """

    common: bool

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        def ordinary() -> tuple[Any, ...]:
            W, X, y, reg = case.make()
            X[:, -1] = 0.0
            return W, X, y, reg

        for which in ("loss", "gradient"):
            own = _part(asked, Case(f"{case.name}; ordinary", ordinary), which, 0.0)
            now = _part(asked, case, which, 0.0)
            if isinstance(own, Trouble):
                return Trouble(NOTHING_TO_COMPARE, own.sentence, own.status)
            if isinstance(now, Trouble):
                return now
            if own.ndim:
                own, now = own[:-1], now[:-1]
            scale = max(float(np.max(np.abs(own), initial=0.0)), 1e-8)
            if self.common and not np.all(np.abs(own - now) <= 1e-5 * scale):
                return "digits are lost" if np.all(np.abs(own - now) <= 1e-2 * scale) else "changes"
        return "stays"
