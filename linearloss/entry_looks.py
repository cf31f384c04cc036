"""Looks at functions of a number that also take an array of such numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .exercise import Asked, Case
from .outcome import Outcome, Trouble, numbers, same
from .several_looks import array_of, kind_of


@dataclass(frozen=True)
class AsItsEntries:
    """Whether an array gives what its entries give one by one, whatever that is: it is seen elsewhere."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        values, *others = case.make()
        result = asked.result(case)
        if isinstance(result, (list, tuple)):
            return Trouble(
                kind_of(result), f"{asked.name} should return an array for an array, but returned {kind_of(result)}."
            )
        together = array_of(result, f"{asked.name}'s result")
        if isinstance(together, Trouble):
            return together
        if together.shape != values.shape:
            known = {1: "one number", values.size: "one row" if together.ndim == 1 else "another shape"}
            says = known.get(together.size, "another shape")
            return Trouble(
                says,
                f"For an array of shape {values.shape}, {asked.name} returns {says}, and not an array of that shape.",
            )
        each = [numbers(asked.call(float(one), *others), (), f"{asked.name}'s result") for one in values.ravel()]
        trouble = next((one for one in each if isinstance(one, Trouble)), None)
        if trouble is not None:
            return Trouble("nothing to compare with", trouble.sentence, trouble.status)
        alone = np.array(each, dtype=float)
        if same(alone, values.ravel()) or np.ptp(alone) == 0:
            return "nothing is computed yet"
        return "as its entries" if same(together.ravel(), alone) else "other numbers than its entries"


@dataclass(frozen=True)
class IsZero:
    """Whether a number is 0, where it should be: any other number is the same mistake."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        found = numbers(asked.result(case), (), f"{asked.name}'s result")
        if isinstance(found, Trouble):
            return found
        return "0" if abs(float(found)) < 1e-12 else "not 0"
