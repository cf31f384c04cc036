"""What has been found in a function so far, and what that leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from .errors import ERROR_CODES
from .known import Explanation, Finding, Known, Seen
from .outcome import is_form, same
from .products import Together
from .slips import errors_of, slips
from .words import Certainty


def finding(one: Known, certainty: Certainty) -> Finding:
    """A mistake that is found, with all that it changes."""
    return Finding(one.code, one.says, tuple(one.changes), certainty)


def _less_certain(one: Finding) -> Finding:
    return replace(one, certainty="likely") if one.certainty == "certain" else one


class Found:
    """Findings, of which some turn out to be doubtful beside others, and the facets that none of them explains."""

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
        if all(map(self._is_told, together.known)):
            return  # as was found without
        self._findings = [found for found in self._findings if not {*found.facets} <= {*together.facets}]
        self._findings += [finding(one, "likely") for one in together.known if not self._is_told(one)]

    def _is_told(self, known: Known) -> bool:
        """Whether a name is told already: of one that shows elsewhere alone, other words may tell of the loss, and not of the gradient."""
        return any(
            found.code == known.code and (found.says == known.says or bool({*found.facets} & known.changes.keys()))
            for found in self._findings
        )

    def drop(self, known: Sequence[Known]) -> None:
        """What these explained is open again."""
        codes = {one.code for one in known}
        if not codes:
            return
        self._findings = [one for one in self._findings if one.code not in codes]
        self._explained = {name for one in self._findings for name in one.facets}

    def doubt(self, known: Sequence[Known]) -> None:
        """Of these none is certain."""
        codes = {one.code for one in known}
        self._findings = [_less_certain(one) if one.code in codes else one for one in self._findings]

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
        looked = [facet for facet in facets if not self._may_come_of_another(facet.name)]
        shown = [(facet, outcome) for facet in looked for outcome in self._seen.observed[facet.name].values()]
        told = {facet.slips.get(outcome) for facet, outcome in shown if isinstance(outcome, str)}
        open_facets = {name: self._seen.observed[name] for name in self.unexplained}
        # What has stopped with an error, and is right elsewhere, is open for that alone.
        open_kin = {
            self._seen.exercise.facet(name).kin
            for name, outcomes in open_facets.items()
            if not errors_of(outcomes, self._seen.right[name])
        }
        if facets and all(self._may_come_of_another(facet.name) for facet in facets):
            return True
        by_itself = one not in self._slips and one.code not in told
        return by_itself and bool(facets) and all(facet.kin in open_kin for facet in facets)

    def _may_come_of_another(self, name: str) -> bool:
        """Whether what a facet tells was taken out of another one, and that one is wrong all the same, by what nobody knows."""
        facet, alike = self._seen.exercise.facet, self._seen.exercise.seen_alike(name)
        return bool(facet(name).slips) and any({*facet(other).apart_from} & {*alike} for other in self.unexplained)

    def _shows_elsewhere(self, one: Finding) -> bool:
        """Whether a mistake shows in nothing but the form of what came back, and that form stands in what is open, too."""
        observed, right = self._seen.observed, self._seen.right
        shown = [
            outcome
            for name in one.facets
            for case, outcome in observed[name].items()
            if not same(outcome, right[name][case])
        ]
        forms = {str(outcome) for outcome in shown if is_form(outcome)}
        open_words = {str(outcome) for name in self.unexplained for outcome in observed[name].values()}
        return not any(isinstance(outcome, np.ndarray) for outcome in shown) and bool(forms & open_words)

    def add_slips(self) -> None:
        """Slips in what is open."""
        seen = self._seen
        codes = {one.code for one in self._findings}
        shown = [facet for one in seen.known if one.code in codes for facet in one.changes.values()]
        told = {str(outcome) for facet in shown for outcome in facet.values() if isinstance(outcome, str)}
        unexplained = [name for name in self.unexplained if not self._may_come_of_another(name)]
        for slip in slips(seen.exercise, seen.observed, seen.right, unexplained, told):
            sentence = slip.says or seen.says_of(slip.code, slip.facets)
            if not sentence and slip.code not in ERROR_CODES:  # what an error means is told where it came
                sentence = seen.exercise.facet(slip.facets[0]).says
            self._slips.append(Finding(slip.code, sentence, slip.facets, slip.certainty))
            self._findings.append(self._slips[-1])
            self._explained.update(slip.facets)

    def explanation(self) -> Explanation:
        """What nobody knows may be behind all of it: beside it, nothing is certain."""
        while doubtful := [
            one for one in self._findings if self._is_doubtful(one) or self._lacks(one) or self._shows_elsewhere(one)
        ]:
            self._findings = [one for one in self._findings if one not in doubtful]
            kept = {name for one in self._findings for name in one.facets}
            self._explained -= {name for one in doubtful for name in one.facets} - kept
        findings = self._findings
        if self.unexplained:
            findings = [_less_certain(one) for one in findings]
        return Explanation(tuple(findings), self._seen.wrong, tuple(self.unexplained))
