"""Which known mistakes explain what a function shows: the fewest that explain the most, and nothing false of any.

A mistake may be named only if every facet that it changes looks as it says. What no mistake explains stays open, and silences
nothing that holds elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from .exercise import Exercise
from .outcome import Facet, Observation, same
from .products import Together, products
from .slips import SAYS, error_nearly_everywhere, error_of, nothing_computed, slips
from .words import Certainty, Named

MOST_AT_ONCE = 4
MOST_CANDIDATES = 16


# Of what is observed, what is not explained, the mistakes found, and what is explained by words alone: two mistakes each.
Pairs = Callable[[Observation, Sequence[str], Sequence["Known"], Sequence[str]], Iterator[Together]]


def _no_pairs(*_: object) -> Iterator[Together]:
    return iter(())


@dataclass(frozen=True)
class Known:
    """A known mistake: what it is called, what the student is told, and the facets that it changes.

    Attributes:
        only_if_right: facets that the sentence calls right: it may be said only where they are.
    """

    code: str
    says: str
    changes: Observation
    only_if_right: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """A mistake, and the facets that it explains.

    `certain`: everything wrong is explained, and each of these by this mistake alone. `likely`: another one would explain a part of them.
    `possible`: another one shows the very same, or only errors speak for it.
    """

    code: str
    says: str
    facets: tuple[str, ...]
    certainty: Certainty

    @property
    def named(self) -> Named:
        """What is told of it."""
        return Named(self.code, self.certainty, self.says)


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
    exercise: Exercise, observed: Observation, right: Observation, known: Sequence[Known], pairs: Pairs = _no_pairs
) -> Explanation:
    """Name what is wrong: known mistakes first, then two of them in one facet, then the slips that any function may have.

    Args:
        pairs: finds two mistakes that were tried together.
    """

    def tolerance(name: str) -> float:
        return exercise.facet(name).tolerance

    wrong = wrong_facets(observed, right, tolerance)
    says = SAYS | {one.code: one.says for one in reversed(known)}
    fitting = [one for one in known if one.changes and _holds(one, observed, right, wrong, tolerance)]
    fitting = [one for one in fitting if _explains_its_family(exercise, one, wrong)]
    fitting = [one for one in fitting if not any(_says_more(other, one) for other in fitting)]
    # Of one code, the words that stand first: those of the function itself.
    alone = {one.code: one for one in reversed(fitting) if {*one.changes} == {*wrong}}
    if len(alone) == 1:
        (one,) = alone.values()
        return Explanation((Finding(one.code, one.says, wrong, _certainty(one, fitting, observed)),), wrong, ())
    if wrong and nothing_computed(observed, right):
        return Explanation((Finding("nothing-computed", says["nothing-computed"], wrong, "certain"),), wrong, ())
    for name in wrong:
        code = exercise.facet(name).slips.get(str(next(iter(observed[name].values()))))
        if not exercise.facet(name).part and code is not None:
            # Words such as "changes" tell of the memory alone.
            beside = [one for one in fitting if one.code != code and name not in one.changes and _tells_numbers(one)]
            others = _fewest(exercise, _without_repeats(beside, tolerance), wrong)
            explained = {facet for one in others for facet in one.changes}
            its_own = tuple(facet for facet in wrong if facet not in explained)
            found = [Finding(one.code, one.says, tuple(one.changes), "likely") for one in others]
            return Explanation((Finding(code, says[code], its_own, "certain"), *found), wrong, ())
    chosen = _fewest(exercise, _without_repeats(fitting, tolerance), wrong)
    findings = [Finding(one.code, one.says, tuple(one.changes), _certainty(one, fitting, observed)) for one in chosen]
    explained = {name for one in findings for name in one.facets}
    everywhere = error_nearly_everywhere(exercise, observed, right, wrong)
    if everywhere is not None and not (explained == {*wrong} and all(one.certainty == "certain" for one in findings)):
        only = all(
            error_of(outcome) == everywhere.code
            for name in wrong
            for case, outcome in observed[name].items()
            if not same(outcome, right[name][case])
        )
        said = Finding(everywhere.code, says[everywhere.code], wrong, "certain" if only else "likely")
        return Explanation((said,), wrong, ())
    return _with_what_is_beside(exercise, observed, right, known, pairs, wrong, chosen, findings)


def _with_what_is_beside(
    exercise: Exercise,
    observed: Observation,
    right: Observation,
    known: Sequence[Known],
    pairs: Pairs,
    wrong: tuple[str, ...],
    chosen: Sequence[Known],
    findings: list[Finding],
) -> Explanation:
    """What the mistakes found so far leave open: two of them together, then slips; the rest stays unexplained."""
    says = SAYS | {one.code: one.says for one in reversed(known)}
    explained = {name for one in findings for name in one.facets}

    def tolerance(name: str) -> float:
        return exercise.facet(name).tolerance

    def looks(name: str, facet: Facet) -> bool:
        return name in wrong and _as_with(facet, observed[name], right[name], tolerance(name))

    unexplained = [name for name in wrong if name not in explained]
    possible = [one for one in known if one.changes and not {*one.only_if_right} & {*wrong}]
    in_numbers = [one for one in chosen if _tells_numbers(one)]
    by_numbers = {name for one in in_numbers for name in one.changes}
    in_words = [name for name in wrong if name not in by_numbers and not _holds_numbers(observed[name])]
    for find in (
        lambda unexplained: products(possible, right, looks, tolerance, observed, unexplained),
        lambda unexplained: pairs(observed, unexplained, in_numbers, in_words),
    ):
        unexplained = [name for name in wrong if name not in explained]
        for both in find(unexplained):
            explained.update(both.facets)
            if {one.code for one in both.known} <= {found.code for found in findings}:
                continue  # as was found without
            findings = [found for found in findings if not {*found.facets} <= {*both.facets}]
            codes = {found.code for found in findings}
            findings += [
                Finding(one.code, one.says, tuple(one.changes), "likely") for one in both.known if one.code not in codes
            ]
    for slip in slips(exercise, observed, right, [name for name in wrong if name not in explained]):
        sentence = slip.says or says.get(slip.code) or exercise.facet(slip.facets[0]).says
        findings.append(Finding(slip.code, sentence, slip.facets, slip.certainty))
        explained.update(slip.facets)
    unexplained = [name for name in wrong if name not in explained]
    if unexplained:  # what nobody knows may be behind all of it
        findings = [replace(one, certainty="likely") if one.certainty == "certain" else one for one in findings]
    return Explanation(tuple(findings), wrong, tuple(unexplained))


def _explains_its_family(exercise: Exercise, one: Known, wrong: Sequence[str]) -> bool:
    families = {exercise.facet(name).family for name in one.changes}
    if len(families) != 1 or families == {""}:
        return True
    return all(name in one.changes for name in wrong if exercise.facet(name).family in families)


def _tells_numbers(one: Known) -> bool:
    return any(_holds_numbers(facet) for facet in one.changes.values())


def _holds_numbers(facet: Facet) -> bool:
    return any(isinstance(outcome, np.ndarray) for outcome in facet.values())


def _says_more(one: Known, other: Known) -> bool:
    """Whether two show the very same, and the first one's sentence speaks of what is right as well."""
    return bool(one.only_if_right) and not other.only_if_right and one.changes.keys() == other.changes.keys()


def _holds(
    one: Known, observed: Observation, right: Observation, wrong: Sequence[str], tolerance: Callable[[str], float]
) -> bool:
    """Whether everything that a mistake changes looks as with this mistake, and all that its sentence calls right is."""
    return not {*one.only_if_right} & {*wrong} and all(
        name in wrong and _as_with(facet, observed[name], right[name], tolerance(name))
        for name, facet in one.changes.items()
    )


def _as_with(mistake: Facet, observed: Facet, right: Facet, tolerance: float) -> bool:
    """Whether a facet looks as with a mistake. Cases in which the function stops with an error, by another mistake, tell nothing,
    if two others at least speak for it.
    """
    if same_facet(observed, mistake, tolerance):
        return True
    stopped = {case for case, outcome in observed.items() if isinstance(outcome, str) and outcome.startswith("raises ")}
    speaking = [case for case in right if case not in stopped and not same(mistake[case], right[case], tolerance)]
    return (
        bool(stopped)
        and len(speaking) > 1
        and all(same(observed[case], mistake[case], tolerance) for case in right if case not in stopped)
    )


def _without_repeats(fitting: Sequence[Known], tolerance: Callable[[str], float]) -> list[Known]:
    """One of those that show the very same; those that explain most first."""
    kept: list[Known] = []
    for one in sorted(fitting, key=lambda known: -len(known.changes)):
        if not any(other.changes.keys() == one.changes.keys() for other in kept):
            kept.append(one)
    return kept[:MOST_CANDIDATES]


def _fewest(exercise: Exercise, candidates: Sequence[Known], wrong: Sequence[str]) -> tuple[Known, ...]:
    """The smallest set that explains as much of what is wrong as all candidates together.

    Of equals, one in which each mistake stays within few parts, and then with the least overlap.
    """

    def spread(chosen: Sequence[Known]) -> tuple[int, int]:
        parts = sum(len({exercise.facet(name).part for name in one.changes}) for one in chosen)
        return parts, sum(len(one.changes) for one in chosen)

    reach = {name for one in candidates for name in one.changes}
    for count in range(1, MOST_AT_ONCE + 1):
        covers = [
            chosen
            for chosen in combinations(candidates, count)
            if {name for one in chosen for name in one.changes} == reach
        ]
        if covers:
            return min(covers, key=spread)
    return tuple(candidates[:1])


def _certainty(one: Known, fitting: Sequence[Known], observed: Observation) -> Certainty:
    """How sure a name is: words alone tell little, and another mistake that changes the very same may be meant."""
    outcomes = [observed[name][case] for name, facet in one.changes.items() for case in facet]
    if all(isinstance(outcome, str) and outcome.startswith("raises") for outcome in outcomes):
        return "possible"
    rivals = [other for other in fitting if other.code != one.code and other.changes.keys() & one.changes.keys()]
    if any(other.changes.keys() == one.changes.keys() for other in rivals):
        return "possible"
    return "likely" if rivals else "certain"


def changes(seen: Observation, right: Observation, tolerance: Callable[[str], float]) -> Mapping[str, Facet]:
    """The facets of `seen` that differ from the right ones: what a mistake changes."""
    return {name: seen[name] for name in wrong_facets(seen, right, tolerance)}
