"""Which known mistakes explain what a function shows: the fewest that explain the most, and nothing false of any.

A mistake may be named only if every facet that it changes looks as it says. What no mistake explains stays open, and silences
nothing that holds elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np

from .outcome import Facet, Observation, same

Certainty = Literal["certain", "likely", "possible"]
MOST_AT_ONCE = 4
MOST_CANDIDATES = 16


@dataclass(frozen=True)
class Known:
    """A known mistake: what it is called, what the student is told, and the facets that it changes."""

    code: str
    says: str
    changes: Observation


@dataclass(frozen=True)
class Finding:
    """A mistake, and the facets that it explains.

    `certain`: each of them is explained by this mistake alone. `likely`: another one would do as well.
    """

    code: str
    says: str
    facets: tuple[str, ...]
    certainty: Certainty


@dataclass(frozen=True)
class Explanation:
    """All that can be said of a wrong observation."""

    findings: tuple[Finding, ...]
    wrong: tuple[str, ...]
    unexplained: tuple[str, ...]


def same_facet(one: Facet, other: Facet, tolerance: float) -> bool:
    """Whether two facets agree in every case."""
    return one.keys() == other.keys() and all(same(one[case], other[case], tolerance) for case in one)


def wrong_facets(observed: Observation, right: Observation, tolerance: Callable[[str], float]) -> tuple[str, ...]:
    """The facets that are not as in the right observation."""
    return tuple(name for name in right if not same_facet(observed[name], right[name], tolerance(name)))


def explain(
    observed: Observation, right: Observation, known: Sequence[Known], tolerance: Callable[[str], float]
) -> Explanation:
    """Name what is wrong.

    Args:
        tolerance: the tolerance of a facet, by its name.
    """
    wrong = wrong_facets(observed, right, tolerance)
    fitting = [
        one
        for one in known
        if one.changes
        and all(
            name in wrong and same_facet(observed[name], facet, tolerance(name))
            for name, facet in one.changes.items()
        )
    ]
    chosen = _fewest(_without_repeats(fitting, tolerance), wrong)
    explained = {name for one in chosen for name in one.changes}
    findings = tuple(
        Finding(one.code, one.says, tuple(one.changes), _certainty(one, fitting, observed)) for one in chosen
    )
    return Explanation(findings, wrong, tuple(name for name in wrong if name not in explained))


def _without_repeats(fitting: Sequence[Known], tolerance: Callable[[str], float]) -> list[Known]:
    """One of those that show the very same; those that explain most first."""
    kept: list[Known] = []
    for one in sorted(fitting, key=lambda known: -len(known.changes)):
        if not any(other.changes.keys() == one.changes.keys() for other in kept):
            kept.append(one)
    return kept[:MOST_CANDIDATES]


def _fewest(candidates: Sequence[Known], wrong: Sequence[str]) -> tuple[Known, ...]:
    """The smallest set that explains as much of what is wrong as all candidates together; of equals, with the least overlap."""
    reach = {name for one in candidates for name in one.changes}
    for count in range(1, MOST_AT_ONCE + 1):
        covers = [
            chosen
            for chosen in combinations(candidates, count)
            if {name for one in chosen for name in one.changes} == reach
        ]
        if covers:
            return min(covers, key=lambda chosen: sum(len(one.changes) for one in chosen))
    return tuple(candidates[:1])


def _certainty(one: Known, fitting: Sequence[Known], observed: Observation) -> Certainty:
    shown = {name: observed[name] for name in one.changes}
    if not any(isinstance(outcome, np.ndarray) for facet in shown.values() for outcome in facet.values()):
        telling = any(not outcome.startswith("raises") for facet in shown.values() for outcome in facet.values() if isinstance(outcome, str))
        if not telling:
            return "possible"
    rivals = {other.code for other in fitting if other.code != one.code and other.changes.keys() & one.changes.keys()}
    return "likely" if rivals else "certain"


def changes(seen: Observation, right: Observation, tolerance: Callable[[str], float]) -> Mapping[str, Facet]:
    """The facets of `seen` that differ from the right ones: what a mistake changes."""
    return {name: seen[name] for name in wrong_facets(seen, right, tolerance)}
