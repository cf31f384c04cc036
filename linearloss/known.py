"""Known mistakes and what they show; what is found of them in a function."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from .exercise import Exercise
from .outcome import LEFT_OUT, Facet, Observation, same
from .slips import SAYS
from .words import Certainty, Named


@dataclass(frozen=True)
class Known:
    """A known mistake: what it is called, what the student is told, and the facets that it changes.

    Attributes:
        only_if_right: facets that the sentence calls right: it may be said only where they are.
        only_if_explained: facets that may be wrong, if it is known why: what the mistake shows may come of them.
        not_with: codes of mistakes of which the sentences contradict this one's where both change the same.
        places: what its edits change, of which solution, from where to where: two that change the same place are not made together.
    """

    code: str
    says: str
    changes: Observation
    only_if_right: tuple[str, ...] = ()
    only_if_explained: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()
    places: tuple[tuple[str, int, int], ...] = ()
    # What `products` has found out about it once: a class has the same mistakes again and again.
    factors: list[dict[str, dict[str, float]]] = field(default_factory=list, init=False, repr=False, compare=False)

    @cached_property
    def tells_numbers(self) -> bool:
        """Whether it shows in numbers, and not in words alone."""
        return any(map(holds_numbers, self.changes.values()))

    def contradicts(self, other: Known) -> bool:
        """Whether the two say contradictory things about the same facet."""
        told = other.code in self.not_with or self.code in other.not_with
        return told and bool(self.changes.keys() & other.changes.keys())

    def excludes(self, other: Known) -> bool:
        """Whether both change the same place of a solution, so that no program has both."""
        return any(
            here == there and start <= ending and beginning <= end
            for here, start, end in self.places
            for there, beginning, ending in other.places
        )


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


@dataclass(frozen=True)
class Seen:
    """What a function shows, beside what is right and what is known."""

    exercise: Exercise
    observed: Observation
    right: Observation
    known: Sequence[Known]

    def tolerance(self, name: str) -> float:
        """The tolerance of a facet."""
        return self.exercise.facet(name).tolerance

    @cached_property
    def wrong(self) -> tuple[str, ...]:
        """The facets that are not as they should be."""
        return wrong_facets(self.observed, self.right, self.tolerance)

    @cached_property
    def says(self) -> dict[str, str]:
        """Code -> what the student is told: of one code, the words that stand first, those of the function itself."""
        return SAYS | {one.code: one.says for one in reversed(self.known)}

    def lacks(self, one: Known, explained: Container[str]) -> bool:
        """Whether it may be named only where something is explained that is not."""
        return any(name in self.wrong and name not in explained for name in one.only_if_explained)

    def says_of(self, slip: str, facets: Sequence[str]) -> str:
        """What the student is told of a slip: the words of a mistake of that code which looks so there, or those that hold of any function.

        Words of a mistake that looks otherwise may speak of another line, or of another argument.
        """
        for one in self.known:
            looks_so = all(name in one.changes and self.looks(name, one.changes[name]) for name in facets)
            if one.code == slip and self.allows(one) and looks_so:
                return one.says
        return SAYS[slip] if slip in SAYS else self.says.get(slip, "")

    def looks(self, name: str, facet: Facet) -> bool:
        """Whether a facet is wrong, and looks so.

        Cases in which the function stops with an error, by another mistake, tell nothing, if two others at least speak for it.
        """
        if name not in self.wrong:
            return False
        observed, right, tolerance = self.observed[name], self.right[name], self.tolerance(name)
        if same_facet(observed, facet, tolerance):
            return True
        stopped = _stopped(observed)
        if not stopped:
            return False
        speaking = [case for case in right if case not in stopped and not same(facet[case], right[case], tolerance)]
        return len(speaking) > 1 and all(
            same(observed[case], facet[case], tolerance) for case in right if case not in stopped
        )

    def allows(self, one: Known) -> bool:
        """Whether all that its sentence calls right is right."""
        return not {*one.only_if_right} & {*self.wrong}

    def fits(self, one: Known) -> bool:
        """Whether everything that a mistake changes looks as with this mistake, as far as the function does not stop, and its sentence is true."""
        looks = {name: self.looks(name, facet) for name, facet in one.changes.items()}
        seen = [name for name, so in looks.items() if so and tells(one.changes[name])]
        return self.allows(one) and all(
            so or (seen and self._is_hidden(name, one.changes[name])) for name, so in looks.items()
        )

    def shown_of(self, one: Known) -> frozenset[str]:
        """The facets that look as a mistake changes them: the others are hidden by an error."""
        return frozenset(name for name, facet in one.changes.items() if self.looks(name, facet))

    def told_of(self, one: Known) -> tuple[str, ...]:
        """The facets that a mistake is told of: all that it changes, but for those where nothing came back, which is no work of it."""
        return tuple(name for name, facet in one.changes.items() if not self._is_missing(name, facet))

    def _is_missing(self, name: str, facet: Facet) -> bool:
        outcomes = [
            one for case, one in self.observed[name].items() if not same(one, facet[case], self.tolerance(name))
        ]
        return bool(outcomes) and all(isinstance(one, str) and str(one) == NONE for one in outcomes)

    def speaks(self, one: Known) -> bool:
        """Whether a mistake that fits shows in numbers, in two cases of a facet at least."""
        return any(
            sum(
                isinstance(self.observed[name][case], np.ndarray) and not same(outcome, self.right[name][case])
                for case, outcome in facet.items()
            )
            > 1
            for name, facet in one.changes.items()
        )

    def _is_hidden(self, name: str, facet: Facet) -> bool:
        """Whether the function stops wherever a facet could look otherwise."""
        observed, tolerance = self.observed[name], self.tolerance(name)
        stopped = _stopped(observed)
        return bool(stopped) and all(
            same(observed[case], outcome, tolerance) for case, outcome in facet.items() if case not in stopped
        )

    def stopping(self, one: Known) -> Known | None:
        """A mistake, without the facets in which it does nothing but stop the function in some cases, and something else is wrong.

        None if it fits as it is, or not at all: where it stops the function, this one stops, too, and nowhere else.
        """
        alone = {}
        for name, facet in one.changes.items():
            if self.looks(name, facet):
                alone[name] = facet
            elif not self._stops_alike(name, facet):
                return None
        some = 0 < len(alone) < len(one.changes)
        return replace(one, changes=alone) if some and self.allows(one) else None

    def _stops_alike(self, name: str, facet: Facet) -> bool:
        """Whether all that a mistake changes in a facet is an error in some cases, and the function stops there, and only there."""
        right, observed, stopped = self.right[name], self.observed[name], _stopped(facet)
        return (
            bool(stopped)
            and stopped == _stopped(observed)
            and all(same(facet[case], right[case], self.tolerance(name)) for case in right if case not in stopped)
        )


# What comes back in place of what is looked at, and tells nothing of it.
NONE = "None"
UNSEEN = (LEFT_OUT, NONE)


def _stopped(facet: Facet) -> dict[str, str]:
    """The cases in which a function stops with an error, or leaves out what is looked at, and which."""
    told = {case: outcome for case, outcome in facet.items() if isinstance(outcome, str)}
    return {case: str(outcome) for case, outcome in told.items() if outcome.startswith("raises ") or outcome in UNSEEN}


def tells(facet: Facet) -> bool:
    """Whether there are numbers in a facet that speak for a mistake beside errors: zeros alone come of much else."""
    return any(isinstance(outcome, np.ndarray) and np.any(outcome) for outcome in facet.values())


def same_facet(one: Facet, other: Facet, tolerance: float) -> bool:
    """Whether two facets agree in every case."""
    return one.keys() == other.keys() and all(same(one[case], other[case], tolerance) for case in one)


def wrong_facets(observed: Observation, right: Observation, tolerance: Callable[[str], float]) -> tuple[str, ...]:
    """The facets that are not as in the right observation."""
    return tuple(name for name in right if not same_facet(observed[name], right[name], tolerance(name)))


def changes(seen: Observation, right: Observation, tolerance: Callable[[str], float]) -> Mapping[str, Facet]:
    """The facets of `seen` that differ from the right ones: what a mistake changes."""
    return {name: seen[name] for name in wrong_facets(seen, right, tolerance)}


def holds_numbers(facet: Facet) -> bool:
    """Whether anything in a facet is a number."""
    return any(isinstance(outcome, np.ndarray) for outcome in facet.values())
