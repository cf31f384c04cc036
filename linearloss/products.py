"""Two mistakes in one facet, where one of them multiplies it: by a half, or by the number of examples.

A sign that is wrong everywhere is left out: with another mistake it would explain whatever has one wrong sign in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .outcome import Facet, Observation, Outcome, same

if TYPE_CHECKING:
    from .naming import Known

Looks = Callable[[str, Facet], bool]
Tolerance = Callable[[str], float]
# Facet -> case -> the number by which a mistake multiplies it.
Factors = dict[str, dict[str, Outcome]]


@dataclass(frozen=True)
class Together:
    """Mistakes that explain something together, and the facets that they explain."""

    known: tuple[Known, ...]
    facets: tuple[str, ...]


def products(
    known: Sequence[Known],
    right: Observation,
    looks: Looks,
    tolerance: Tolerance,
    observed: Observation,
    unexplained: Sequence[str],
) -> Iterator[Together]:
    """Two mistakes each, with one of the facets that nothing else explains among those that they explain.

    Args:
        looks: whether a facet looks so.
    """
    remaining = [name for name in unexplained if telling_case(observed[name], right[name])]
    factors = [(one, found) for one in known if (found := _factors(one, right, tolerance))] if remaining else []
    while remaining:
        pairs = [
            (one, other, tuple(dict.fromkeys((*one.changes, *other.changes))))
            for name in remaining
            for one, factor, other in _fitting(
                name, telling_case(observed[name], right[name]), observed, factors, known
            )
            if _explain(one, factor, other, name, looks)
        ]
        if not pairs:
            return
        one, other, facets = max(pairs, key=lambda pair: (len({*pair[2]} & {*remaining}), -len(pair[2])))
        yield Together((one, other), facets)
        remaining = [name for name in remaining if name not in facets]


def telling_case(seen: Facet, right: Facet) -> str:
    """The first case in which a number came that is wrong; empty if there is none."""
    return next(
        (
            case
            for case, outcome in seen.items()
            if isinstance(outcome, np.ndarray)
            and isinstance(right[case], np.ndarray)
            and not same(outcome, right[case])
        ),
        "",
    )


def _fitting(
    name: str,
    case: str,
    observed: Observation,
    factors: Sequence[tuple[Known, Factors]],
    known: Sequence[Known],
) -> Iterator[tuple[Known, Factors, Known]]:
    """The pairs that show what is seen in the telling case, a factor and a mistake: one entry rules nearly all of them out."""
    seen = np.asarray(observed[name][case])
    entry = int(np.argmax(np.abs(seen)))
    there, most = float(seen.flat[entry]), 1e-3 * max(abs(float(seen.flat[entry])), 1e-8)
    others = [
        (other, float(outcome.flat[entry]))
        for other in known
        if name in other.changes and isinstance(outcome := other.changes[name][case], np.ndarray)
        if outcome.shape == seen.shape
    ]
    for one, factor in factors:
        if name not in factor or isinstance(times := factor[name][case], str):
            continue
        number = float(times)
        for other, value in others:
            if abs(number * value - there) > most * (1 + 1e-9):
                continue
            if same(_product(times, other.changes[name][case]), seen, 1e-3):
                yield one, factor, other


def _explain(one: Known, factor: Factors, other: Known, name: str, looks: Looks) -> bool:
    """Whether everything that either of them changes looks as with both."""
    if other.code == one.code or all(same(one.changes[name][case], it) for case, it in other.changes[name].items()):
        return False  # the same, perhaps by another name
    return all(
        looks(facet, _times(factor.get(facet), one.changes.get(facet), other.changes.get(facet)))
        for facet in dict.fromkeys((name, *other.changes, *one.changes))
    )


def _times(factor: Facet | None, one: Facet | None, other: Facet | None) -> Facet:
    """A facet with both mistakes, or with the one that changes it."""
    if factor is None or other is None:
        return other or one or {}
    return {case: _product(factor[case], outcome) for case, outcome in other.items()}


def _product(factor: Outcome, outcome: Outcome) -> Outcome:
    return outcome if isinstance(factor, str) or isinstance(outcome, str) else np.asarray(factor * outcome)


def _factors(one: Known, right: Observation, tolerance: Tolerance) -> Factors:
    """The numbers by which a mistake multiplies all that it changes; empty if it does anything else."""
    found: Factors = {}
    for name, facet in one.changes.items():
        found[name] = {}
        for case, outcome in facet.items():
            factor = _factor(outcome, right[name][case], tolerance(name))
            if factor is None:
                return {}
            found[name][case] = factor
    return found


def _factor(got: Outcome, expected: Outcome, tolerance: float) -> Outcome | None:
    if isinstance(got, str) or isinstance(expected, str) or got.shape != expected.shape:
        return None
    scale = float(np.sum(expected * expected))
    if scale == 0:
        return np.ones(()) if not np.any(got) else None
    factor = float(np.sum(got * expected)) / scale
    return np.asarray(factor) if factor > 1e-9 and same(got, factor * expected, tolerance) else None
