"""A look at cross-entropies where the correct class lies far behind: does the loss grow with the gap?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from .exercise import Asked, Case
from .outcome import Array, Outcome, Trouble, same
from .score_looks import EXACTLY, any_shape
from .sentences import say


@dataclass(frozen=True)
class FarBehind:
    """What becomes of the loss where the correct class lies far behind, in whatever unit it is counted.

    Past a few units the loss is proportional to the gap; one that stands still was capped.
    """

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        little, near, far, farther = (self._at(asked, gap) for gap in (5.0, 500.0, 1000.0, 2000.0))
        unit, again = self._unit(5.0, little), self._unit(2.0, self._at(asked, 2.0))
        counted = "" if unit and abs(again / unit - 1) < 0.05 else "in no unit: "
        if isinstance(far, Trouble):
            # A probability that is formed first vanishes from a gap of 745 on; an exponential overflows from 710 on.
            early = ", early" if isinstance(self._at(asked, 720.0), str) else ""
            return Trouble(f"{counted}{far}{early}", far.sentence, far.status)
        if isinstance(near, str) or isinstance(farther, str):
            return Trouble("not finite", say("The loss is not finite where the correct class lies far behind."))
        if same(far, 2 * near, EXACTLY) and np.all(np.abs(near) > 1):
            return "grows"
        if counted or not same(farther, far, EXACTLY):
            return "does not grow in proportion"
        top = float(np.mean(far)) / unit
        return (
            self._standing_still(asked, unit, top)
            if 0 < top < 1e6
            else "becomes huge"
            if top > 0
            else "becomes 0 or less"
        )

    @staticmethod
    def _unit(gap: float, loss: Array | Trouble) -> float:
        """The unit in which a loss is counted, if it is one: a constant has no unit."""
        return 0.0 if isinstance(loss, str) else float(np.mean(loss)) / float(gap + np.log1p(2 * np.exp(-gap)))

    def _standing_still(self, asked: Asked, unit: float, top: float) -> str:
        """Why a loss, counted in `unit`, is the same beyond some gap: `top`."""

        def at(gap: float) -> float:
            loss = self._at(asked, gap)
            return np.inf if isinstance(loss, str) else float(np.mean(loss)) / unit

        # Where only what was infinite is replaced, a loss may come to more than that.
        if abs(at(min(top + 5.0, 744.0)) - top) > 0.6:
            return "jumps"
        return "capped" if abs(at(top - 0.5) - (top - 0.5)) < 0.1 else "capped, and too small before"

    @staticmethod
    def _at(asked: Asked, gap: float) -> Array | Trouble:
        """Rows in which the correct class lies behind all others by `gap`. The largest score is 0."""

        def make() -> tuple[Any, ...]:
            return np.array([[-gap, 0.0, -gap], [0.0, -gap, -gap]]), np.array([0, 2])

        return any_shape(asked.result(Case(f"behind by {gap:g}", make)), (2,), asked.name)
