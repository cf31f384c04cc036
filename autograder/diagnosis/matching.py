"""Which known mistakes explain what was observed, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

import numpy as np

from autograder.grading.comparison import looser, same_facet, wrong_facets
from autograder.grading.examination import Observation, Outcome

Certainty = Literal["certain", "likely", "possible"]

# From tight to loose: answers computed in float32 are right too, so mistakes in float32 must be known.
TOLERANCES = (1e-6, 3e-4)
MOST_AT_ONCE = 3
MOST_CANDIDATES = 14


@dataclass(frozen=True)
class Known:
    """What a function with these mistakes shows; mistakes in `also` show the same. `says` is of the first."""

    codes: tuple[str, ...]
    observation: Observation
    also: tuple[str, ...] = ()
    says: str = ""


# A known mistake, and the facets that it explains.
Fitting = tuple[Known, tuple[str, ...]]


@dataclass(frozen=True)
class Finding:
    """A mistake that explains some facets.

    `certain`: every facet, right or wrong, is as with this mistake alone. `likely`: several mistakes
    together explain everything, or this one explains its facets exactly and others stay open.
    `possible`: more than one explanation fits, or nothing but errors was seen.
    """

    code: str
    facets: tuple[str, ...]
    certainty: Certainty
    also: tuple[str, ...] = ()
    says: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """The mistake, and those that cannot be told from it."""
        return (self.code, *self.also)


def explain(observed: Observation, right: Observation, known: Sequence[Known]) -> list[Finding]:
    """The mistakes that explain an observation, the best explanation first found; none if nothing fits.

    Args:
        right: what the course's own solution shows.
        known: what functions with known mistakes show.
    """
    for tolerance in TOLERANCES:
        wrong = wrong_facets(observed, right, tolerance)
        if not wrong:
            return []
        found = _explain(observed, right, wrong, known, tolerance)
        if found:
            loose = tolerance != TOLERANCES[0]
            return [weaker(finding) if loose else finding for finding in found]
    return []


def _explain(
    observed: Observation, right: Observation, wrong: tuple[str, ...], known: Sequence[Known], tolerance: float
) -> list[Finding]:
    fitting: list[Fitting] = []
    for one in known:
        facets = wrong_facets(one.observation, right, tolerance)
        if facets and all(
            name in wrong and same_facet(observed[name], one.observation[name], looser(name, tolerance))
            for name in facets
        ):
            fitting.append((one, facets))
    whole = [one for one, facets in fitting if facets == wrong]
    if whole:
        simplest = min(whole, key=lambda one: len(one.codes))
        rivals = {one.codes for one in whole if len(one.codes) == len(simplest.codes)}
        if not _has_numbers(observed):
            certainty: Certainty = "possible"
        else:
            alone = len(rivals) == 1 and len(simplest.codes) == 1 and not simplest.also
            certainty = "certain" if alone else "likely"
        return _findings(simplest, wrong, certainty)
    return _cover(fitting, wrong) or _best_parts(fitting, observed)


def _cover(fitting: list[Fitting], wrong: tuple[str, ...]) -> list[Finding]:
    """Two or three mistakes that explain every wrong facet together, as few and as little overlapping as can be."""
    candidates = sorted(fitting, key=lambda item: (len(item[0].codes), -len(item[1])))[:MOST_CANDIDATES]
    for count in range(2, MOST_AT_ONCE + 1):
        covers = [
            chosen
            for chosen in combinations(candidates, count)
            if set().union(*(facets for _, facets in chosen)) == set(wrong)
        ]
        if covers:
            best = min(covers, key=_cost)
            rivals = {frozenset(_codes(chosen)) for chosen in covers if _cost(chosen) == _cost(best)}
            certainty: Certainty = "likely" if len(rivals) == 1 else "possible"
            return [finding for one, facets in best for finding in _findings(one, facets, certainty)]
    return []


def _cost(chosen: Sequence[Fitting]) -> tuple[int, int]:
    return sum(len(one.codes) for one, _ in chosen), sum(len(facets) for _, facets in chosen)


def _codes(chosen: Sequence[Fitting]) -> list[str]:
    return [code for one, _ in chosen for code in one.codes]


def _best_parts(fitting: list[Fitting], observed: Observation) -> list[Finding]:
    """The mistakes that explain most of the wrong facets, one beside the other, if numbers speak for them."""
    found: list[Finding] = []
    spoken = [(one, facets) for one, facets in fitting if any(_numbers_in(observed[name]) for name in facets)]
    while spoken:
        one, facets = min(spoken, key=lambda item: (-len(item[1]), len(item[0].codes)))
        rivals = {
            other.codes
            for other, theirs in spoken
            if set(theirs) & set(facets) and len(theirs) == len(facets) and len(other.codes) == len(one.codes)
        }
        found += _findings(one, facets, "likely" if len(rivals) == 1 else "possible")
        spoken = [item for item in spoken if not set(facets) & set(item[1])]
    return found


def _findings(known: Known, facets: tuple[str, ...], certainty: Certainty) -> list[Finding]:
    first, *others = known.codes
    return [
        Finding(first, facets, certainty, known.also, known.says),
        *(Finding(code, facets, certainty) for code in others),
    ]


def _has_numbers(observed: Observation) -> bool:
    return any(_numbers_in(facet) for facet in observed.values())


def _numbers_in(facet: Mapping[str, Outcome]) -> bool:
    return any(isinstance(outcome, np.ndarray) for outcome in facet.values())


def weaker(finding: Finding) -> Finding:
    """The same finding, no more than likely."""
    return replace(finding, certainty="likely") if finding.certainty == "certain" else finding
