"""Mistakes with many faces: a size written as a number, digits cut off, the bias forgotten for one kind only."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from autograder.grading import Observation, Outcome
from autograder.grading.comparison import same_outcome, wrong_facets

from .problems import SIZES

Rule = Callable[[Observation, Observation], tuple[str, ...]]
Pairs = list[tuple[Outcome, Outcome]]
TOLERANCE = 1e-6


def wrong_cases(observed: Observation, right: Observation, facet: str) -> Pairs:
    """What came back and what is right, for each case of a facet that is wrong."""
    found = ((observed[facet].get(case, ""), expected) for case, expected in right[facet].items())
    return [(got, expected) for got, expected in found if not same_outcome(got, expected, TOLERANCE)]


def facets_where(holds: Callable[[Pairs], bool]) -> Rule:
    """A rule that explains every wrong facet whose wrong cases are all numbers, and of which something holds."""

    def rule(observed: Observation, right: Observation) -> tuple[str, ...]:
        explained = []
        for facet in wrong_facets(observed, right):
            pairs = wrong_cases(observed, right, facet)
            if all(_same_shape(*pair) for pair in pairs) and holds(pairs):
                explained.append(facet)
        return tuple(explained)

    return rule


def _same_shape(got: Outcome, expected: Outcome) -> bool:
    return isinstance(got, np.ndarray) and isinstance(expected, np.ndarray) and got.shape == expected.shape


def rounded(pairs: Pairs) -> bool:
    """Whether numbers were rounded to some digits after the point, or to those of float16."""
    got, expected = (np.concatenate([np.ravel(pair[side]) for pair in pairs]) for side in (0, 1))
    for digits in range(6):
        scaled = got * 10.0**digits
        whole = np.all(np.abs(scaled - np.round(scaled)) < 1e-3)
        if whole and np.all(np.abs(got - expected) < 0.6 * 10.0**-digits):
            return bool(digits)  # integers have a name of their own
    halves = got.astype(np.float16).astype(float)
    return bool(np.all(np.abs(got - halves) < 1e-9) and np.all(np.abs(got - expected) <= 2e-3 * np.abs(expected)))


def hard_coded_size(observed: Observation, right: Observation) -> tuple[str, ...]:
    """A rule: right for some sizes of W, errors for the others. One class fits by accident more often than not."""
    fits, explained = set(), []
    for facet in wrong_facets(observed, right):
        cases = right[facet].keys() & SIZES.keys()
        wrong = {case for case in right[facet] if not same_outcome(observed[facet][case], right[facet][case], 1e-3)}
        if wrong and all(_does_not_fit(observed[facet][case]) for case in wrong):
            explained.append(facet)
            fits |= cases - wrong
    return tuple(explained) if fits - {"one class"} else ()


def _does_not_fit(outcome: Outcome) -> bool:
    return isinstance(outcome, str) and ("about shapes" in outcome or outcome.startswith(("raises Index", "shape ")))


def only_the_first(facet: str) -> Rule:
    """A rule: in a facet made by `two_in_turn`, the first call is right and the second is not."""
    return lambda observed, right: wrong_facets(observed, right) if observed[facet] != right[facet] else ()


def in_some_kinds(facet: str, outcome: str, unless: str = "") -> Rule:
    """A rule: what a facet shows of one kind or two, and is right for the others; the facet `unless` is right there."""

    def rule(observed: Observation, right: Observation) -> tuple[str, ...]:
        wrong = {kind for kind, seen in observed[facet].items() if seen != right[facet][kind]}
        if not wrong or {observed[facet][kind] for kind in wrong} != {outcome}:
            return ()
        return () if unless and any(observed[unless][kind] != right[unless][kind] for kind in wrong) else (facet,)

    return rule
