"""Which known mistakes explain what a function shows: the fewest that explain the most, and nothing false of any.

A mistake may be named only if every facet that it changes looks as it says. What no mistake explains stays open, and silences
nothing that holds elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from .exercise import Exercise
from .known import Explanation, Finding, Known, Seen, holds_numbers
from .outcome import NOT_FINITE, Observation, Trouble, same
from .products import Together, products
from .slips import error_nearly_everywhere, error_of, nothing_computed, slips
from .together import Tried, in_numbers_alone, not_borne_out, tried_together
from .words import Certainty

MOST_AT_ONCE = 4
MOST_CANDIDATES = 16


# What is seen, and what nothing explains -> mistakes with a number of the student's own.
Fitted = Callable[[Seen, Sequence[str]], Sequence[Known]]


def explain(
    exercise: Exercise,
    observed: Observation,
    right: Observation,
    known: Sequence[Known],
    tried: Tried | None = None,
    fitted: Fitted | None = None,
) -> Explanation:
    """Name what is wrong: known mistakes first, then several of them in one facet, then the slips that any function may have.

    Args:
        tried: programs with two known mistakes.
        fitted: the known mistakes that have a free number, with one that fits.
    """
    seen = Seen(exercise, observed, right, known)
    if not seen.wrong:
        return Explanation((), (), ())
    fitting = _fitting(seen)
    plain = _explained(seen, fitting, None)
    if fitted is not None and plain.unexplained and (fits := fitted(seen, plain.unexplained)):
        seen = replace(seen, known=(*fits, *known))
        fitting = _fitting(seen)
    return _explained(seen, fitting, tried)


def _explained(seen: Seen, fitting: Sequence[Known], tried: Tried | None) -> Explanation:
    found = _one_alone(seen, fitting) or _nothing_computed(seen) or _memory(seen, fitting)
    if found is not None:
        return Explanation(found, seen.wrong, ())
    chosen = _fewest(seen.exercise, _without_repeats(fitting))
    findings = [_finding(one, _certainty(one, fitting, seen)) for one in chosen]
    return _error_everywhere(seen, findings) or _with_what_is_beside(seen, chosen, findings, tried)


def _fitting(seen: Seen) -> list[Known]:
    """The mistakes that may be named."""
    fitting = [one for one in seen.known if one.changes and seen.fits(one)]
    by_numbers = {name for one in fitting if one.tells_numbers for name in one.changes}
    fitting = [one for one in fitting if one.tells_numbers or _explains_its_family(seen, one, by_numbers)]
    fitting = [one for one in fitting if not any(_says_more(other, one) for other in fitting)]
    return sorted(fitting, key=lambda one: _may_be_of_python(seen, one))


def _may_be_of_python(seen: Seen, one: Known) -> bool:
    """Whether words speak for a mistake that come of Python's own floats as well: they stop where NumPy's go on with infinity."""
    outcomes = [seen.observed[name][case] for name, facet in one.changes.items() for case in facet]
    return bool(one.only_if_explained) and any(
        outcome == NOT_FINITE and outcome.status == "crashed" for outcome in outcomes if isinstance(outcome, Trouble)
    )


def _explains_its_family(seen: Seen, one: Known, by_numbers: Container[str]) -> bool:
    """Words tell little: a mistake that shows in those of one family alone explains all of it that no number explains."""
    families = {seen.exercise.facet(name).family for name in one.changes}
    if len(families) != 1 or families == {""}:
        return True
    return all(
        name in one.changes or name in by_numbers or seen.exercise.facet(name).follows_from(by_numbers)
        for name in seen.wrong
        if seen.exercise.facet(name).family in families
    )


def _says_more(one: Known, other: Known) -> bool:
    """Whether two show the very same, and the first one's sentence speaks of what is right as well."""
    return bool(one.only_if_right) and not other.only_if_right and one.changes.keys() == other.changes.keys()


def _finding(one: Known, certainty: Certainty) -> Finding:
    return Finding(one.code, one.says, tuple(one.changes), certainty)


def _one_alone(seen: Seen, fitting: Sequence[Known]) -> tuple[Finding, ...] | None:
    """The mistake that explains everything, if there is just one."""
    # Of one code, the words that stand first: those of the function itself.
    alone = {one.code: one for one in reversed(fitting) if {*one.changes} == {*seen.wrong}}
    if len(alone) != 1:
        return None
    (one,) = alone.values()
    return (Finding(one.code, one.says, seen.wrong, _certainty(one, fitting, seen)),)


def _nothing_computed(seen: Seen) -> tuple[Finding, ...] | None:
    if not nothing_computed(seen.observed, seen.right):
        return None
    return (Finding("nothing-computed", seen.says["nothing-computed"], seen.wrong, "certain"),)


def _memory(seen: Seen, fitting: Sequence[Known]) -> tuple[Finding, ...] | None:
    """What a facet without points has noticed, such as a memory of earlier calls: it explains all that nothing else does."""
    exercise = seen.exercise
    for name in seen.wrong:
        code = exercise.facet(name).slips.get(str(next(iter(seen.observed[name].values()))))
        if exercise.facet(name).part or code is None:
            continue
        # Words such as "changes" tell of the memory alone.
        beside = [one for one in fitting if one.code != code and name not in one.changes and one.tells_numbers]
        others = _fewest(exercise, _without_repeats(beside))
        explained = {facet for one in others for facet in one.changes}
        its_own = tuple(facet for facet in seen.wrong if facet not in explained)
        return (Finding(code, seen.says[code], its_own, "certain"), *(_finding(one, "likely") for one in others))
    return None


def _error_everywhere(seen: Seen, findings: Sequence[Finding]) -> Explanation | None:
    """An error that hides nearly everything, unless the mistakes found so far leave no doubt."""
    slip = error_nearly_everywhere(seen.exercise, seen.observed, seen.right, seen.wrong)
    explained = {name for one in findings for name in one.facets}
    if slip is None or (explained == {*seen.wrong} and all(one.certainty == "certain" for one in findings)):
        return None
    only = all(
        error_of(outcome) == slip.code
        for name in seen.wrong
        for case, outcome in seen.observed[name].items()
        if not same(outcome, seen.right[name][case])
    )
    said = Finding(slip.code, seen.says[slip.code], seen.wrong, "certain" if only else "likely")
    return Explanation((said,), seen.wrong, ())


class _Found:
    """What has been found so far, and what that leaves open."""

    def __init__(self, seen: Seen, findings: Iterable[Finding]):
        self._seen = seen
        self._findings = list(findings)
        self._slips: list[Finding] = []
        self._tried: set[str] = set()
        # Code -> what has to be explained beside it.
        self._needs = {one.code: one.only_if_explained for one in reversed(seen.known) if one.only_if_explained}
        self._explained = {name for one in self._findings for name in one.facets}

    @property
    def unexplained(self) -> list[str]:
        """The wrong facets that nothing found so far explains."""
        facet = self._seen.exercise.facet
        open_facets = [name for name in self._seen.wrong if name not in self._explained]
        return [name for name in open_facets if not facet(name).follows_from(self._explained)]

    def add(self, together: Together, were_tried: bool = False) -> None:
        """Several mistakes at once take the place of those that explain no more than they do."""
        self._tried |= together.codes if were_tried else set()
        self._explained.update(together.facets)
        if {one.code for one in together.known} <= {found.code for found in self._findings}:
            return  # as was found without
        self._findings = [found for found in self._findings if not {*found.facets} <= {*together.facets}]
        codes = {found.code for found in self._findings}
        self._findings += [_finding(one, "likely") for one in together.known if one.code not in codes]

    def drop(self, known: Sequence[Known]) -> None:
        """What these explained is open again."""
        codes = {one.code for one in known}
        if not codes:
            return
        self._findings = [one for one in self._findings if one.code not in codes]
        self._explained = {name for one in self._findings for name in one.facets}

    def _lacks(self, one: Finding) -> bool:
        """Whether what a mistake shows may come of something else: of what is open, or of another mistake that shows there, too."""
        facet = self._seen.exercise.facet
        needs, kin = self._needs.get(one.code, ()), {facet(name).kin for name in one.facets}
        others = [other for other in self._findings if other.code != one.code and {*needs} & {*other.facets}]
        shows_there = any(
            facet(name).kin in kin and facet(name).part not in needs for other in others for name in other.facets
        )
        return bool({*needs} & {*self.unexplained}) or (shows_there and one.code not in self._tried)

    def _is_doubtful(self, one: Finding) -> bool:
        """Whether something stays open wherever a mistake shows, and no look has told it: what it changes may come of that."""
        facets = [self._seen.exercise.facet(name) for name in one.facets]
        shown = [(facet, outcome) for facet in facets for outcome in self._seen.observed[facet.name].values()]
        told = {facet.slips.get(outcome) for facet, outcome in shown if isinstance(outcome, str)}
        open_kin = {self._seen.exercise.facet(name).kin for name in self.unexplained}
        by_itself = one not in self._slips and one.code not in told
        return by_itself and bool(facets) and all(facet.kin in open_kin for facet in facets)

    def add_slips(self) -> None:
        """Slips in what is open."""
        seen = self._seen
        for slip in slips(seen.exercise, seen.observed, seen.right, self.unexplained):
            sentence = slip.says or seen.says.get(slip.code) or seen.exercise.facet(slip.facets[0]).says
            self._slips.append(Finding(slip.code, sentence, slip.facets, slip.certainty))
            self._findings.append(self._slips[-1])
            self._explained.update(slip.facets)

    def explanation(self) -> Explanation:
        """What nobody knows may be behind all of it: beside it, nothing is certain."""
        while doubtful := [one for one in self._findings if self._is_doubtful(one) or self._lacks(one)]:
            self._findings = [one for one in self._findings if one not in doubtful]
            kept = {name for one in self._findings for name in one.facets}
            self._explained -= {name for one in doubtful for name in one.facets} - kept
        findings = self._findings
        if self.unexplained:
            findings = [replace(one, certainty="likely") if one.certainty == "certain" else one for one in findings]
        return Explanation(tuple(findings), self._seen.wrong, tuple(self.unexplained))


def _with_what_is_beside(
    seen: Seen, chosen: Sequence[Known], findings: Sequence[Finding], tried: Tried | None
) -> Explanation:
    """What the mistakes found so far leave open: several of them in one facet, then slips; the rest stays unexplained."""
    found = _Found(seen, findings)
    for together in products(seen, found.unexplained):
        found.add(together)
    if tried is not None:
        in_numbers = [one for one in chosen if one.tells_numbers]
        by_numbers = {name for one in in_numbers for name in one.changes}
        in_words = [name for name in seen.wrong if name not in by_numbers and not holds_numbers(seen.observed[name])]
        told = [one for one in chosen if not one.tells_numbers]
        found.drop(not_borne_out(seen, in_numbers, told, in_words, tried))
        for together in tried_together(seen, found.unexplained, in_numbers, in_words, tried):
            found.add(together, were_tried=True)
    for together in in_numbers_alone(seen, found.unexplained):
        found.add(together)
    found.add_slips()
    return found.explanation()


def _without_repeats(fitting: Sequence[Known]) -> list[Known]:
    """One of those that show the very same; those that explain most first."""
    kept: list[Known] = []
    for one in sorted(fitting, key=lambda known: -len(known.changes)):
        if not any(other.changes.keys() == one.changes.keys() for other in kept):
            kept.append(one)
    return kept[:MOST_CANDIDATES]


def _fewest(exercise: Exercise, candidates: Sequence[Known]) -> tuple[Known, ...]:
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


def _certainty(one: Known, fitting: Sequence[Known], seen: Seen) -> Certainty:
    """How sure a name is: words alone tell little, and another mistake that changes the very same may be meant."""
    outcomes = [seen.observed[name][case] for name, facet in one.changes.items() for case in facet]
    if all(isinstance(outcome, str) and outcome.startswith("raises") for outcome in outcomes):
        return "possible"
    rivals = [other for other in fitting if other.code != one.code and other.changes.keys() & one.changes.keys()]
    if any(other.changes.keys() == one.changes.keys() for other in rivals):
        return "possible"
    return "likely" if rivals else "certain"
