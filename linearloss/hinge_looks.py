"""Looks at functions that return the loss of one example for `(x, y, W)`.

What would show everywhere is taken out, and seen by a look of its own: the right class's own term, gaps that are the wrong way round,
another margin, results that depend on earlier calls.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from .exercise import Asked, Case, once
from .outcome import Array, Outcome, Trouble, numbers, same
from .sentences import say

ANOTHER_RESULT = "another result for the same call"
TURNED = "the wrong way round"
# Times the weights: no scores to speak of, and yet none that are equal.
FAINT = 1e-3
ONE = np.ones(1)


def loss_of(asked: Asked, x: Array, y: Any, W: Array, again: bool = False) -> Array | Trouble:
    """The loss of one example; asked once, and once more if `again`."""
    what = (x.shape, W.shape, x.tobytes(), type(y), int(y), W.tobytes(), again)
    return asked.kept(
        what, lambda: numbers(asked.call(x, y, W), (), say("{name}: the loss of one example", name=asked.name))
    )


@once
def is_steady(asked: Asked) -> bool:
    """Whether the same call gives the same result after another one."""
    x, W = np.array([0.5, 1.0]), np.array([[1.0, 0.5, -2.0], [-0.25, 0.75, 0.5]])
    first = loss_of(asked, x, 1, W)
    loss_of(asked, 2 * x, 1, -W)
    return same(first, loss_of(asked, x, 1, W, again=True))


@once
def is_turned(asked: Asked) -> bool:
    """Whether a right class that is far ahead costs more than one that is far behind."""
    behind, ahead = (
        [loss_of(asked, ONE, y, np.where(np.arange(3) == y, far, 0.0)[None]) for y in range(3)] for far in (-3.0, 3.0)
    )
    if any(isinstance(loss, Trouble) for loss in (*behind, *ahead)):
        return False
    return sum(map(float, behind)) < sum(map(float, ahead))


@once
def alone(asked: Asked) -> float:
    """The loss where the right class is the only one, with a score of 0; 0 if there is none."""
    loss = loss_of(asked, ONE, 0, np.zeros((1, 1)))
    return 0.0 if isinstance(loss, Trouble) else float(loss)


def size_of(margin: Callable[[Asked], float] | None, asked: Asked) -> float:
    """The margin that is looked for, or 1."""
    return 1.0 if margin is None else margin(asked)


def counts_itself(asked: Asked, margin: float) -> bool:
    """Whether the right class's own term, which is the margin, is in the loss."""
    return same(np.asarray(alone(asked)), np.asarray(margin))


def problems(case: Case) -> Iterator[tuple[Array, Any, Array]]:
    """The examples of a case: one, or several in arrays with an axis more."""
    x, y, W = case.make()
    if x.ndim == 1:
        yield x, y, W
    else:
        yield from zip(x, y.tolist(), W, strict=True)


@dataclass(frozen=True)
class LossOfOne:
    """The losses of a case's examples, without the right class's own term.

    Attributes:
        from_faint: their differences to the losses at weights near zero, so that a constant slip does not show.
        margin: how large the margin is, if it is another constant (None: not looked at).
    """

    from_faint: bool = False
    margin: Callable[[Asked], float] | None = None

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        if not is_steady(asked):
            return Trouble(
                ANOTHER_RESULT,
                say("{name} gives another result when it is called again with the same arguments.", name=asked.name),
            )
        margin = size_of(self.margin, asked)
        # With weights as many times as large, every margin, and the loss, is as many times as large.
        weight = -margin if is_turned(asked) else margin
        own = margin if counts_itself(asked, margin) else 0.0
        found = []
        for x, y, W in problems(case):
            loss = loss_of(asked, x, y, weight * W)
            base = loss_of(asked, x, y, FAINT * weight * W) if self.from_faint else np.asarray(own)
            if isinstance(loss, Trouble) or isinstance(base, Trouble):
                return loss if isinstance(loss, Trouble) else base
            found.append(_apart(loss, base, W.dtype) / margin)
        return np.array(found)


def _apart(loss: Array, base: Array, dtype: np.dtype[Any]) -> Array:
    """How far two losses lie apart; 0 where that is no more than rounding, which is another number on every machine."""
    apart, rounding = loss - base, 64 * np.finfo(dtype).eps * np.maximum(np.abs(loss), np.abs(base))
    return np.where(np.abs(apart) <= rounding, 0.0, apart)


@dataclass(frozen=True)
class OwnTerm:
    """What the right class itself adds to the loss, in units of the margin: nothing, unless it is counted.

    Attributes:
        margin: as in `LossOfOne`.
    """

    margin: Callable[[Asked], float] | None = None

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        return np.asarray(1.0 if is_steady(asked) and counts_itself(asked, size_of(self.margin, asked)) else 0.0)


@dataclass(frozen=True)
class Direction:
    """Whether the loss falls where the right class gets ahead."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        return TURNED if is_steady(asked) and is_turned(asked) else "the right way round"


@dataclass(frozen=True)
class LabelOutOfAnArray:
    """Whether a label out of an array of integers counts as the same number of Python's does."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        x, y, W = case.make()
        plain, out_of_array = (loss_of(asked, x, label, W) for label in (int(y), np.int64(y)))
        return "as any other" if not is_steady(asked) or same(plain, out_of_array) else "another result"
