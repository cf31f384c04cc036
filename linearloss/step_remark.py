"""What is said of a step that costs no points."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .exercise import AS_ASKED_FOR, Asked, Case
from .measuring_looks import STEP, STEPS, measured
from .outcome import Outcome

# By what it may be off: what comes of rounding is no other step.
NEAR = 1.5


@dataclass(frozen=True)
class AnotherStep:
    """Whether the step is another one than was asked for, near enough to be no mistake."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        f, (least, most) = measured(asked, case)[1], STEPS
        sizes = [float(size) for step in f.steps() for size in np.abs(step[step != 0])]
        if not sizes or max(sizes) > 1.01 * min(sizes) or not least < min(sizes) < most:
            return AS_ASKED_FOR  # there is no one step, or none that is near
        return AS_ASKED_FOR if STEP / NEAR < min(sizes) < STEP * NEAR else "another one"
