"""Small functions of weights that checks hand to a student's function; plain data, so that they can be shipped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .function import Alike, content

Array = NDArray[np.float64]
Numbers = Array | float


@dataclass(frozen=True)
class Formula:
    """f(W) = constant + sum(linear W + square W**2 + cube W**3) + together sum(W)**2 + bend sum(abs(W - corner)).

    All but the last two and the constant are numbers for all entries, or arrays of W's shape.
    """

    constant: float = 0.0
    linear: Numbers = 0.0
    square: Numbers = 0.0
    cube: Numbers = 0.0
    together: float = 0.0
    bend: float = 0.0
    corner: Numbers = 0.0

    @property
    def alike(self) -> Alike:
        return Alike((Formula, content(*vars(self).values())))

    def __call__(self, W: Any) -> float:
        W = np.asarray(np.real(W), dtype=np.float64)  # of a complex step the real part counts, without a warning
        terms = self.linear * W + self.square * W**2
        if not isinstance(self.cube, float) or self.cube:  # a power takes long, and this is asked hundreds of times
            terms = terms + self.cube * W**3
        value = self.constant + terms.sum()
        if self.together:
            value += self.together * W.sum() ** 2
        if self.bend:
            value += self.bend * np.abs(W - self.corner).sum()
        return float(value)

    def slope(self, W: Any) -> Array:
        """The gradient; in the corner 0, in the middle between both sides."""
        W = np.asarray(W, dtype=np.float64)
        own = self.linear + 2 * self.square * W + 3 * self.cube * W**2 + self.bend * np.sign(W - self.corner)
        return np.asarray(own + 2 * self.together * np.sum(W))
