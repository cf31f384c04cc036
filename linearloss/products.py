"""Several mistakes in one facet, where all but one of them multiply it: by a half, or by the number of examples.

A sign that is wrong everywhere counts beside other factors only: with another mistake it would explain whatever has one wrong
sign in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import combinations
from math import prod

import numpy as np

from .known import Known, Seen
from .outcome import Array, Facet, Outcome, same

# Facet -> case -> the number by which mistakes multiply it.
Factors = dict[str, dict[str, float]]
MOST_FACTORS = 3
MOST_BESIDE_ANOTHER = 2
# Of what is compared in one case first: all of it is compared after that.
ROUGHLY = 1e-3
# A result smaller than this times the right one is none.
LEAST_FACTOR = 1e-13


@dataclass(frozen=True)
class Together:
    """Mistakes that explain something together, and the facets that they explain."""

    known: tuple[Known, ...]
    facets: tuple[str, ...]

    @property
    def codes(self) -> frozenset[str]:
        """What they are called."""
        return frozenset(one.code for one in self.known)


@dataclass(frozen=True)
class Multiplied:
    """Mistakes that do nothing but multiply, and by what they do so together."""

    known: tuple[Known, ...]
    by: Factors

    def times(self, name: str, facet: Facet) -> Facet:
        """A facet, multiplied; words stay as they are."""
        return self._each(name, facet, lambda factor, outcome: factor * outcome)

    def divided(self, name: str, facet: Facet) -> Facet:
        """What becomes the facet when it is multiplied."""
        return self._each(name, facet, lambda factor, outcome: outcome / factor)

    def _each(self, name: str, facet: Facet, made: Callable[[float, Array], Array]) -> Facet:
        if name not in self.by:
            return facet
        return {
            case: outcome if isinstance(outcome, str) else np.asarray(made(self.by[name][case], outcome))
            for case, outcome in facet.items()
        }


def products(seen: Seen, unexplained: Sequence[str]) -> Iterator[Together]:
    """Mistakes of which all but one multiply, each time with a facet that nothing else explains among those that they explain."""
    remaining = [name for name in unexplained if telling_case(seen.observed[name], seen.right[name])]
    factors = multiplying(seen) if remaining else []
    while remaining:
        for count in range(2, MOST_FACTORS + 1):
            found = [one for name in remaining for one in _of(seen, name, factors, count)]
            if found:
                break
        else:
            return
        best = best_of(found, remaining)
        yield best
        remaining = [name for name in remaining if name not in best.facets] if best.facets else []


def best_of(found: Sequence[Together], remaining: Sequence[str], named: Set[str] = frozenset()) -> Together:
    """Those that explain most of what is open, with most of what is named and with least; of several that nobody can tell apart, what they have in common.

    Args:
        named: the codes of the mistakes that are found without them.
    """

    def gain(one: Together) -> tuple[int, int, int]:
        return len({*one.facets} & {*remaining}), len(one.codes & named), -len(one.facets)

    most = max(map(gain, found))
    best = [one for one in found if gain(one) == most]
    common = frozenset.intersection(*(one.codes for one in best))
    if all(one.codes == common for one in best):
        return best[0]
    return Together(tuple(one for one in best[0].known if one.code in common), ())


def multiplying(seen: Seen) -> list[Multiplied]:
    """The mistakes that only multiply, by a number that is not 0."""
    known = (one for one in seen.known if one.changes and seen.allows(one))
    return [Multiplied((one,), by) for one in known if (by := _factors(one, seen))]


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


def _of(seen: Seen, name: str, factors: Sequence[Multiplied], count: int) -> Iterator[Together]:
    """So many mistakes that explain a facet, and all else that they change: factors alone, or beside another one."""
    case = telling_case(seen.observed[name], seen.right[name])
    wanted, right = seen.observed[name][case], seen.right[name][case]
    if isinstance(wanted, str) or isinstance(right, str) or wanted.size == 0 or wanted.shape != right.shape:
        return
    # One number is compared first.
    at = int(np.argmax(np.abs(wanted)))
    most, expected = float(wanted.ravel()[at]), float(right.ravel()[at])
    here = [one for one in factors if name in one.by]
    for chosen, factor in _several(here, count, name, case):
        if abs(factor * expected - most) <= ROUGHLY * abs(most):
            for several in _together(chosen):
                if (facets := _explained(seen, several, None)) and name in facets:
                    yield Together(several.known, facets)
    if count - 1 > MOST_BESIDE_ANOTHER:
        return
    beside = [
        (one, float(outcome.ravel()[at]))
        for one in seen.known
        if not isinstance(outcome := one.changes.get(name, {}).get(case, ""), str) and outcome.shape == wanted.shape
    ]
    values = np.array([value for _, value in beside])
    for chosen, factor in _several([one for one in here if _all_positive(one)], count - 1, name, case):
        near = np.flatnonzero(np.abs(factor * values - most) <= ROUGHLY * abs(most))
        for several in _together(chosen) if near.size else ():
            for other in (beside[number][0] for number in near):
                itself = [one for one in factors if one.known[0] is other]
                if (
                    seen.allows(other)
                    and _is_another(other, several, name)
                    and not any(_is_one_factor(one, mine) for one in itself for mine in chosen)
                    and (facets := _explained(seen, several, other))
                ):
                    yield Together((*several.known, other), facets)


def _several(
    factors: Sequence[Multiplied], count: int, name: str, case: str
) -> Iterator[tuple[tuple[Multiplied, ...], float]]:
    """So many of them at once, and by what they multiply one case together."""
    for chosen in combinations(factors, count):
        yield chosen, prod(one.by[name][case] for one in chosen)


def _together(chosen: Sequence[Multiplied]) -> Iterator[Multiplied]:
    """All of them as one, if their codes are different, and none works against or contradicts another."""
    differ = len({one.known[0].code for one in chosen}) == len(chosen)
    if differ and not any(
        undo(one, other) or _is_one_factor(one, other) or _contradict(one, other)
        for one, other in combinations(chosen, 2)
    ):
        by: Factors = {}
        for one in chosen:
            for name, cases in one.by.items():
                before = by.get(name, {})
                by[name] = {case: factor * before.get(case, 1.0) for case, factor in cases.items()}
        yield Multiplied(tuple(one.known[0] for one in chosen), by)


def undo(one: Multiplied, other: Multiplied) -> bool:
    """Whether two undo each other somewhere: nobody does both."""
    return any(
        all(abs(factor * other.by[name][case] - 1) < ROUGHLY for case, factor in cases.items())
        for name, cases in one.by.items()
        if name in other.by
    )


def _is_one_factor(one: Multiplied, other: Multiplied) -> bool:
    """Whether one takes back in some case what the other does, by a factor of the same kind: a constant, or a size.

    A quarter of twice as much is a half, C times N over C is N: nobody can tell two from one. Half of a sum of N is another thing.
    """
    both = [
        (abs(factor), abs(other.by[name][case]))
        for name, cases in one.by.items()
        if name in other.by
        for case, factor in cases.items()
    ]
    if not both:
        return False
    mine, its = zip(*both, strict=True)
    constant = [max(sizes) < (1 + ROUGHLY) * min(sizes) for sizes in (mine, its)]
    return constant[0] == constant[1] and any(
        (one - 1) * (other - 1) < 0 and min(abs(one - 1), abs(other - 1)) > ROUGHLY for one, other in both
    )


def _contradict(one: Multiplied, other: Multiplied) -> bool:
    return one.known[0].contradicts(other.known[0]) or one.known[0].excludes(other.known[0])


def _is_another(other: Known, several: Multiplied, name: str) -> bool:
    """Whether a mistake is none of those that multiply, by another name, and contradicts none of them."""
    return all(
        other.code != one.code
        and not one.contradicts(other)
        and not one.excludes(other)
        and not all(same(one.changes[name][case], it) for case, it in other.changes[name].items())
        for one in several.known
    )


def _explained(seen: Seen, several: Multiplied, other: Known | None) -> tuple[str, ...]:
    """All facets that they change, if each looks as with all of them; else none."""
    changed = {} if other is None else other.changes
    facets = tuple(dict.fromkeys((*changed, *several.by)))
    fits = all(seen.looks(name, several.times(name, changed.get(name, seen.right[name]))) for name in facets)
    return facets if fits else ()


def _all_positive(one: Multiplied) -> bool:
    return all(factor > 0 for cases in one.by.values() for factor in cases.values())


def _factors(one: Known, seen: Seen) -> Factors:
    """The numbers by which a mistake multiplies all that it changes; empty if it does anything else."""
    if not one.factors:
        one.factors.append(_found_factors(one, seen))
    return one.factors[0]


def _found_factors(one: Known, seen: Seen) -> Factors:
    found: Factors = {}
    for name, facet in one.changes.items():
        found[name] = {}
        for case, outcome in facet.items():
            factor = _factor(outcome, seen.right[name][case], seen.tolerance(name))
            if factor is None:
                return {}
            found[name][case] = factor
    return found


def _factor(got: Outcome, expected: Outcome, tolerance: float) -> float | None:
    if isinstance(got, str) or isinstance(expected, str) or got.shape != expected.shape:
        return None
    scale = float(np.sum(expected * expected))
    if scale == 0:
        return None if np.any(got) else 1.0
    factor = float(np.sum(got * expected)) / scale
    return factor if abs(factor) > LEAST_FACTOR and same(got, factor * expected, tolerance) else None
