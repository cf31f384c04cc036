"""Two known mistakes in one facet: programs with both are made by machine and compared with what a function shows there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from linearloss.naming import Known, same_facet, wrong_facets
from linearloss.outcome import Facet, Observation, Outcome, same
from linearloss.products import Together, telling_case

from .composition import compositions
from .kept_observations import RIGHT

if TYPE_CHECKING:
    from .grading import GradedTask, Shown

# Of one facet: those that agree in the first case are looked at in all the others.
MOST_LOOKED_AT = 8


@dataclass(frozen=True)
class Pair:
    """A program with two known mistakes."""

    name: str
    source: str
    one: Known
    other: Known

    @property
    def codes(self) -> frozenset[str]:
        """What it is called."""
        return frozenset((self.one.code, self.other.code))


class Pairs:
    """Every two known mistakes of one solution that change the same facet.

    What all of them show in one case of a facet is found once, when it is first asked for, and kept in `build/known/`.
    """

    def __init__(self, task: GradedTask, shown: Shown):
        self._task = task
        self._shown = shown
        self._made: dict[str, tuple[Pair, ...]] = {}
        self._outcomes: dict[tuple[str, str], dict[str, Outcome]] = {}

    def __call__(self, observed: Observation, unexplained: Sequence[str]) -> Iterator[Together]:
        """Pairs that show what nothing else explains, with all the facets that they change."""
        remaining = list(unexplained)
        for name in unexplained:
            if name not in remaining:
                continue
            found = self._best(observed, name, remaining)
            names = {pair.codes for pair, _ in found}
            if len(names) == 1:
                pair, facets = found[0]
                yield Together((pair.one, pair.other), facets)
                remaining = [facet for facet in remaining if facet not in facets]
            elif common := frozenset.intersection(*names) if names else frozenset():
                # Of several pairs that nobody can tell apart, what they have in common.
                pair, _ = found[0]
                yield Together(tuple(one for one in (pair.one, pair.other) if one.code in common), ())

    def _best(self, observed: Observation, name: str, remaining: Sequence[str]) -> list[tuple[Pair, tuple[str, ...]]]:
        """The pairs that explain this facet and all else that they change: those that explain most, with least."""
        case = telling_case(observed[name], self._shown.right[name])
        if not case:
            return []
        tolerance = self._task.tolerance(name)
        alike = [
            pair
            for pair in self._of(name)
            if not same(outcome := self._in(name, case)[pair.name], pair.one.changes[name][case], tolerance)
            and not same(outcome, pair.other.changes[name][case], tolerance)
            and same(outcome, observed[name][case], tolerance)
        ]
        found = [(pair, facets) for pair in alike[:MOST_LOOKED_AT] if (facets := self._explained(pair, observed))]

        def gain(facets: tuple[str, ...]) -> tuple[int, int]:
            return len({*facets} & {*remaining}), -len(facets)

        best = max((gain(facets) for _, facets in found), default=None)
        return [(pair, facets) for pair, facets in found if gain(facets) == best]

    def _explained(self, pair: Pair, observed: Observation) -> tuple[str, ...]:
        """The facets that the two change together; none if one of these looks otherwise."""
        task = self._task
        facets = tuple(dict.fromkeys((*pair.one.changes, *pair.other.changes)))
        right = {name: self._shown.right[name] for name in facets}
        if {*wrong_facets(observed, self._shown.right, task.tolerance)} & {
            *pair.one.only_if_right,
            *pair.other.only_if_right,
        }:
            return ()
        seen = task.exercise.observe(task.program(pair.source), [task.exercise.facet(name) for name in facets])
        if not all(same_facet(observed[name], seen[name], task.tolerance(name)) for name in facets):
            return ()
        return wrong_facets(seen, right, task.tolerance)

    def _of(self, name: str) -> tuple[Pair, ...]:
        """All pairs that both change this facet."""
        if name not in self._made:
            known = dict(zip((one.key for one, _ in self._task.judged_mistakes), self._shown.known, strict=True))
            self._made[name] = tuple(
                Pair(both.name, both.source, *(known[one.key] for one in both.mistakes))
                for solution, mistakes in self._task.solutions
                for both in compositions(solution, [one for one in mistakes if name in known[one.key].changes])
            )
        return self._made[name]

    def _in(self, name: str, case: str) -> dict[str, Outcome]:
        """Name of a pair -> what it shows in this case of this facet."""
        if (name, case) not in self._outcomes:
            self._outcomes[name, case] = self._kept(name, case) or self._run(name, case)
        return self._outcomes[name, case]

    def _run(self, name: str, case: str) -> dict[str, Outcome]:
        facet = replace(self._task.exercise.facet(name), cases=(case,))
        found: dict[str, Outcome] = {}
        for pair in self._of(name):
            try:
                program = self._task.program(pair.source)
            except SyntaxError:  # two edits may well not go together
                found[pair.name] = "no program"
                continue
            found[pair.name] = self._task.exercise.observe(program, [facet])[name][case]
        plain: Facet = {key: str(outcome) if isinstance(outcome, str) else outcome for key, outcome in found.items()}
        if self._shown.is_kept:
            self._task.kept.write(self._key(name, case), {RIGHT: {}, "pairs": {name: plain}})
        return found

    def _kept(self, name: str, case: str) -> dict[str, Outcome] | None:
        kept = self._task.kept.read(self._key(name, case)) if self._shown.is_kept else None
        found = dict(kept["pairs"][name]) if kept else {}
        return found if found.keys() == {pair.name for pair in self._of(name)} else None

    def _key(self, name: str, case: str) -> str:
        return f"{self._task.task.key}, pairs, {name}, {case}"
