"""Two mistakes in one facet, where one of them multiplies it: by a half, or by the number of examples.

A sign that is wrong everywhere is left out: with another mistake it would explain whatever has one wrong sign in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from .outcome import Facet, Observation, Outcome, same

if TYPE_CHECKING:
    from .naming import Known

Tolerance = Callable[[str], float]
Holds = Callable[[str, Facet], bool]


def products(
    known: Sequence[Known], right: Observation, unexplained: Sequence[str], holds: Holds, tolerance: Tolerance
) -> Iterator[tuple[Known, Known, tuple[str, ...]]]:
    """Two mistakes each, and the facets that they explain together: one of those that nothing else explains among them.

    Args:
        holds: whether a facet looks so.
    """
    factors = [(one, found) for one in known if (found := _factors(one, right, tolerance))]
    remaining = list(unexplained)
    while remaining:
        pairs = [
            (one, other, tuple(dict.fromkeys((*one.changes, *other.changes))))
            for one, factor in factors
            for other in known
            if any(_explain(one, factor, other, name, holds) for name in remaining if name in factor)
        ]
        if not pairs:
            return
        one, other, facets = max(pairs, key=lambda pair: len({*pair[2]} & {*remaining}))
        yield one, other, facets
        remaining = [name for name in remaining if name not in facets]


def _explain(one: Known, factor: Facets, other: Known, name: str, holds: Holds) -> bool:
    """Whether everything that either of them changes looks as with both."""
    if other.code == one.code or name not in other.changes:
        return False
    if all(same(one.changes[name][case], outcome) for case, outcome in other.changes[name].items()):
        return False  # the same by another name
    return all(
        holds(facet, _times(factor.get(facet), one.changes.get(facet), other.changes.get(facet)))
        for facet in dict.fromkeys((name, *other.changes, *one.changes))
    )


def _times(factor: Facet | None, one: Facet | None, other: Facet | None) -> Facet:
    if other is None:
        return one or {}
    if factor is None or one is None:
        return other if one is None else {}
    return {case: _product(factor[case], outcome) for case, outcome in other.items()}


def _product(factor: Outcome, outcome: Outcome) -> Outcome:
    return outcome if isinstance(factor, str) or isinstance(outcome, str) else np.asarray(factor * outcome)


def _factors(one: Known, right: Observation, tolerance: Tolerance) -> Facets:
    """Facet -> case -> the number by which a mistake multiplies it; empty if it does anything else."""
    found: Facets = {}
    for name, facet in one.changes.items():
        factors = {case: _factor(outcome, right[name][case], tolerance(name)) for case, outcome in facet.items()}
        if any(factor is None for factor in factors.values()):
            return {}
        found[name] = {case: factor for case, factor in factors.items() if factor is not None}
    return found


def _factor(got: Outcome, expected: Outcome, tolerance: float) -> Outcome | None:
    if isinstance(got, str) or isinstance(expected, str) or got.shape != expected.shape:
        return None
    scale = float(np.sum(expected * expected))
    if scale == 0:
        return np.ones(()) if not np.any(got) else None
    factor = float(np.sum(got * expected)) / scale
    return np.asarray(factor) if factor > 1e-9 and same(got, factor * expected, tolerance) else None


Facets = dict[str, dict[str, Outcome]]
