"""Runs programs with two known mistakes on the visible cases, for the check in the notebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, Any

import numpy as np

from linearloss.exercise import Exercise
from linearloss.known import Known, Seen, holds_numbers, same_facet
from linearloss.loops import Loops
from linearloss.outcome import NOT_WRITTEN, Facet, Observation
from linearloss.probes import Again, InPlace, InTurn, Returned
from linearloss.products import multiplying
from linearloss.shipped_pairs import ShippedPairs, digest

from .composition import Composition, compositions
from .visible_runs import VisibleRuns, has_chance

if TYPE_CHECKING:
    from .grading import GradedTask

STOPS = ("raises", "None", NOT_WRITTEN)
# A digest that is smaller than this, beside that of what is right, is a zero with rounding errors.
NOTHING = 1e-9
# One that is larger, or is no number, is not worth comparing.
LARGEST = 1e30
Digests = Mapping[str, float]  # by facet
# How something is computed, and whether it leaves its arguments alone, is not looked at again: that takes long.
MANNERS = (Loops, InPlace, Returned, InTurn, Again)


class VisiblePairs:
    """Every two known mistakes of one task of which something new can be seen where they come together.

    Args:
        exercise: the visible cases.
        numbers: key of a mistake -> its number among the known ones.
    """

    def __init__(
        self,
        task: GradedTask,
        exercise: Exercise,
        right: Observation,
        known: Sequence[Known],
        numbers: Mapping[str, int],
        runs: VisibleRuns,
    ):
        self._task, self._right = task, right
        self._known, self._runs = known, runs
        self._numbers = {key: number for key, number in numbers.items() if _returns(exercise, known[number])}
        seen = Seen(exercise, right, right, known)
        self._tolerance = seen.tolerance
        self._factors = {id(factor.known[0]): factor for factor in multiplying(seen)}
        self._facets = [facet for facet in exercise.facets if not isinstance(facet.look, MANNERS)]
        shown = {facet.name for facet in self._facets}
        self._alone = {
            _key(self._digests({name: facet for name, facet in one.changes.items() if name in shown})) for one in known
        }

    def shipped(self) -> ShippedPairs:
        """For the check in the notebook."""
        of: list[tuple[int, int]] = []
        shown: dict[str, tuple[list[int], list[float]]] = {}
        done = set()
        for two, new in self._new():
            key = (frozenset(self._known[one].code for one in two), _key(new))
            if key not in done:
                done.add(key)
                for name, value in new.items():
                    pairs, digests = shown.setdefault(name, ([], []))
                    pairs.append(len(of))
                    digests.append(value)
                of.append(two)
        arrays = {
            facet.name: (np.array(shown[facet.name][0], np.uint16), np.array(shown[facet.name][1], np.float32))
            for facet in self._facets
            if facet.name in shown
        }
        return ShippedPairs(self._known, np.array(of, np.uint16).reshape(-1, 2), arrays)

    def _new(self) -> Iterator[tuple[tuple[int, int], Digests]]:
        """Two mistakes, and what is new where they come together."""
        for numbers, both in self._meeting():
            one, other = numbers
            two = self._known[one], self._known[other]
            found = self._together(both, two)
            new = {name: facet for name, facet in found.items() if not self._is_of_one(name, facet, two)}
            if new and not self._is_product(found, two) and _key(self._digests(found)) not in self._alone:
                digests = self._digests(new)
                if all(abs(value) < LARGEST for value in digests.values()) and self._is_shown_again(both, two, digests):
                    yield numbers, digests

    def _meeting(self) -> Iterator[tuple[tuple[int, int], Composition]]:
        """Every two mistakes that may meet, with their program; those that look alike in two solutions are tried in one."""
        same_task = {self._task.exercise.cell, *self._task.exercise.like}
        tried: set[tuple[int, int]] = set()
        for solution, mistakes in self._task.solutions:
            shown = [one for one in mistakes if one.key in self._numbers and one.function in same_task]
            for both in compositions(solution, shown):
                one, other = sorted(self._numbers[mistake.key] for mistake in both.mistakes)
                if (one, other) not in tried and _may_meet(self._known[one], self._known[other]):
                    tried.add((one, other))
                    yield (one, other), both

    def _together(self, both: Composition, two: tuple[Known, Known], run: int = 0) -> Observation:
        """What the program shows where one of the two changes anything; nothing if their edits do not go together."""
        facets = [facet for facet in self._facets if any(facet.name in one.changes for one in two)]
        try:
            with _without_a_seed(run):
                return self._runs.observe(both, facets)
        except SyntaxError:
            return {}

    def _is_shown_again(self, both: Composition, two: tuple[Known, Known], digests: Digests) -> bool:
        """Whether the program shows that each time: one that ignores its seed shows nothing to go by, and no two builds the same.

        A program without any source of chance is not run again.
        """
        if not has_chance(both.source):
            return True
        again = self._together(both, two, run=1)
        return _key(self._digests({name: again[name] for name in digests if name in again})) == _key(digests)

    def _is_of_one(self, name: str, facet: Facet, two: tuple[Known, Known]) -> bool:
        """Whether a facet looks as with one of the two alone."""
        return any(same_facet(facet, one.changes[name], self._tolerance(name)) for one in two if name in one.changes)

    def _is_product(self, found: Observation, two: tuple[Known, Known]) -> bool:
        """Whether one of the two multiplies what the other shows: that is named without their program."""
        for one, other in (two, two[::-1]):
            factor = self._factors.get(id(one))
            if factor is not None and all(
                same_facet(facet, factor.times(name, other.changes.get(name, self._right[name])), self._tolerance(name))
                for name, facet in found.items()
            ):
                return True
        return False

    def _digests(self, shown: Observation) -> Digests:
        nothing = {name: NOTHING * digest(self._right[name]).scale for name in shown}
        values = {name: digest(facet).value for name, facet in shown.items()}
        return {name: value if abs(value) > nothing[name] else 0.0 for name, value in values.items()}


@contextmanager
def _without_a_seed(run: int) -> Iterator[None]:
    """What a program draws without a seed is another thing in each call and each run, and the same in every build."""
    made, calls = np.random.default_rng, count()

    def generator(seed: Any = None) -> np.random.Generator:
        return made([run, next(calls)] if seed is None else seed)

    np.random.seed(run)
    np.random.default_rng = generator
    try:
        yield
    finally:
        np.random.default_rng = made


def _key(digests: Digests) -> frozenset[tuple[str, str]]:
    """The same for what looks the same."""
    return frozenset((name, f"{value:.6g}") for name, value in digests.items())


def _returns(exercise: Exercise, one: Known) -> bool:
    """Whether a mistake leaves a function that returns, the same each time: another mistake can be seen beside it."""
    outcomes = (outcome for facet in one.changes.values() for outcome in facet.values())
    stops = any(isinstance(outcome, str) and outcome.startswith(STOPS) for outcome in outcomes)
    return not stops and all(exercise.facet(name).part for name in one.changes)


def _may_meet(one: Known, other: Known) -> bool:
    """Whether what two mistakes show may be another thing where they come together.

    Two that change one facet in numbers, or one that changes numbers beside one of which words tell, such as an overflow.
    """
    shared = (name for name in one.changes if name in other.changes)
    return one.tells_numbers != other.tells_numbers or any(
        holds_numbers(one.changes[name]) and holds_numbers(other.changes[name]) for name in shared
    )
