"""Looks at functions of a number that also take an array of such numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .exercise import Asked, Case
from .looks import ByCase, by_case
from .outcome import COMPUTES_NOTHING, NOTHING_TO_COMPARE, Outcome, Trouble, kind_in_words, kind_of, numbers, same
from .sentences import say
from .several_looks import array_of

OWN_N = "n is a number of its own"


@dataclass(frozen=True)
class OfN:
    """A number for (p, n); as if its n were 1 where it does not depend on n, since which n it has is seen in `UseOfN`."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        _, n = case.make()
        found = numbers(asked.result(case), (), say("{name}'s result", name=asked.name))
        if isinstance(found, Trouble) or not is_without_n(asked):
            return found
        half = numbers(asked.call(0.5, n), (), say("{name}'s result", name=asked.name))
        return half if isinstance(half, Trouble) else found / max(abs(float(half)), 1e-300)


@dataclass(frozen=True)
class UseOfN:
    """Whether the number depends on n, and if not, whether it is the one for n = 1.

    Attributes:
        single: p, n -> the right number for n = 1.
    """

    single: ByCase

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        found = numbers(asked.result(case), (), say("{name}'s result", name=asked.name))
        if isinstance(found, Trouble):
            return found
        if not is_without_n(asked):
            return "n is used"
        single = np.asarray(by_case(self.single, case, case.make()), dtype=float)
        return "n is 1" if same(found, single) else OWN_N


def is_without_n(asked: Asked) -> bool:
    """Whether n changes nothing."""
    few, many = (numbers(asked.call(0.3, n), (), "") for n in (40, 90))
    return not isinstance(few, Trouble) and not isinstance(many, Trouble) and float(few) != 0 and same(few, many)


@dataclass(frozen=True)
class AsItsEntries:
    """Whether an array gives what its entries give one by one, whatever that is: it is seen elsewhere."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        values, *others = case.make()
        result = asked.result(case)
        if isinstance(result, (list, tuple)):
            return Trouble(
                kind_of(result),
                say(
                    "{name} should return an array for an array, but returned {kind}.",
                    name=asked.name,
                    kind=kind_in_words(result),
                ),
            )
        together = array_of(result, say("{name}'s result", name=asked.name))
        if isinstance(together, Trouble):
            return together
        if together.shape != values.shape:
            known = {1: "one number", values.size: "one row" if together.ndim == 1 else "another shape"}
            says = known.get(together.size, "another shape")
            return Trouble(
                says,
                say(
                    "For an array of shape {shape}, {name} returns {says}, and not an array of that shape.",
                    shape=values.shape,
                    name=asked.name,
                    says=says,
                ),
            )
        each = [
            numbers(asked.call(float(one), *others), (), say("{name}'s result", name=asked.name))
            for one in values.ravel()
        ]
        trouble = next((one for one in each if isinstance(one, Trouble)), None)
        if trouble is not None:
            return Trouble(NOTHING_TO_COMPARE, trouble.sentence, trouble.status)
        alone = np.array(each, dtype=float)
        if same(alone, values.ravel()) or np.ptp(alone) == 0:
            return COMPUTES_NOTHING
        return "as its entries" if same(together.ravel(), alone) else "other numbers than its entries"


@dataclass(frozen=True)
class IsZero:
    """Whether a number is 0, where it should be: any other number is the same mistake."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        found = numbers(asked.result(case), (), say("{name}'s result", name=asked.name))
        if isinstance(found, Trouble):
            return found
        return "0" if abs(float(found)) < 1e-12 else "not 0"
