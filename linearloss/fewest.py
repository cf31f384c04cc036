"""The fewest mistakes that explain as much of what is wrong as all that may be named."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from .exercise import Exercise
from .known import Known

MOST_AT_ONCE = 4
MOST_CANDIDATES = 16


def without_repeats(fitting: Sequence[Known]) -> list[Known]:
    """One of those that show the very same; those that explain most first."""
    kept: list[Known] = []
    for one in sorted(fitting, key=lambda known: -len(known.changes)):
        if not any(other.changes.keys() == one.changes.keys() for other in kept):
            kept.append(one)
    return kept[:MOST_CANDIDATES]


def fewest(exercise: Exercise, candidates: Sequence[Known]) -> tuple[Known, ...]:
    """The smallest set that explains as much of what is wrong as all candidates together.

    Of equals, one in which each mistake stays within few parts, and then with the least overlap.
    """

    def spread(chosen: Sequence[Known]) -> tuple[int, int]:
        parts = sum(len({exercise.facet(name).part for name in one.changes}) for one in chosen)
        return parts, sum(len(one.changes) for one in chosen)

    chosen: list[Known] = []
    for kindred in _sharing_facets(candidates):
        reach = {name for one in kindred for name in one.changes}
        for count in range(1, MOST_AT_ONCE + 1):
            covers = [
                several
                for several in combinations(kindred, count)
                if {name for one in several for name in one.changes} == reach
            ]
            if covers:
                best: Sequence[Known] = min(covers, key=spread)
                chosen += best
                break
        else:
            chosen.append(kindred[0])
    return tuple(chosen)


def _sharing_facets(candidates: Sequence[Known]) -> list[list[Known]]:
    """Groups of mistakes that have nothing to do with each other: no facet is changed in two of them."""
    groups: list[list[Known]] = []
    for one in candidates:
        kindred = [group for group in groups if any(one.changes.keys() & other.changes.keys() for other in group)]
        apart = [group for group in groups if not any(group is other for other in kindred)]
        groups = [*apart, [*(other for group in kindred for other in group), one]]
    return groups
