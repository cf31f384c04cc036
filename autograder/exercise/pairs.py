"""Two known mistakes in one facet: programs with both are made by machine and compared with what a function shows there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from linearloss.function import LocalFunction
from linearloss.known import Known, Seen, same_facet, wrong_facets
from linearloss.outcome import Observation, Outcome, same
from linearloss.products import Together, telling_case

from .composition import compositions
from .kept_observations import RIGHT

if TYPE_CHECKING:
    from .grading import GradedTask
    from .shown import Shown

# Of one facet: those that agree in the first case are looked at in all the others.
MOST_LOOKED_AT = 8


@dataclass(frozen=True)
class Pair:
    """A program with two known mistakes."""

    name: str
    source: str
    one: Known
    other: Known

    def has_one_of(self, found: Sequence[Known]) -> bool:
        """Whether one of the two is among these."""
        return any(one.changes is mine.changes for one in found for mine in (self.one, self.other))

    def both_change(self, name: str) -> bool:
        """Whether each of the two changes this facet."""
        return name in self.one.changes and name in self.other.changes


class Pairs:
    """Every two known mistakes of one solution that change the same facet.

    What all of them show in one case of a facet is found once, when it is first asked for, and kept in `build/known/`.
    """

    def __init__(self, task: GradedTask, shown: Shown):
        self._task = task
        self._shown = shown
        self._made: dict[object, tuple[Pair, ...]] = {}
        self._outcomes: dict[tuple[str, str], dict[str, Outcome]] = {}

    def showing(self, seen: Seen, name: str, found: Sequence[Known]) -> list[Together]:
        """The pairs that show this facet, and all else that they change, as it was seen."""
        case = telling_case(seen.observed[name], seen.right[name])
        outcomes = self._in(name, case) | self._beside_found(name, case, found)
        alike = [
            pair
            for pair in self._of(name, any)
            if pair.name in outcomes and same(outcomes[pair.name], seen.observed[name][case], seen.tolerance(name))
        ]
        fits = ((pair, self._explained(pair, seen)) for pair in alike[:MOST_LOOKED_AT])
        return [Together((pair.one, pair.other), facets) for pair, facets in fits if facets]

    def beside(self, seen: Seen, names: Sequence[str], found: Sequence[Known]) -> list[Together]:
        """The pairs with a mistake that is found which show all that is told in words in the parts of these facets."""
        exercise = self._task.exercise
        parts = {exercise.facet(name).part for name in names}
        facets = [facet for facet in exercise.facets if facet.part in parts]
        fits = []
        for pair in self._of(names[0], any):
            if pair.has_one_of(found):
                for program in self._programs(pair.source):
                    first = exercise.observe(program, [exercise.facet(names[0])])
                    if self._as_seen(first, seen) and self._as_seen(exercise.observe(program, facets), seen):
                        fits.append(Together((pair.one, pair.other), tuple(names)))
        return fits

    def _as_seen(self, shown: Observation, seen: Seen) -> bool:
        return all(same_facet(seen.observed[name], facet, seen.tolerance(name)) for name, facet in shown.items())

    def _explained(self, pair: Pair, seen: Seen) -> tuple[str, ...]:
        """The facets that the two change together; none if one of these looks otherwise."""
        if not (seen.allows(pair.one) and seen.allows(pair.other)):
            return ()
        facets = tuple(dict.fromkeys((*pair.one.changes, *pair.other.changes)))
        exercise, right = self._task.exercise, {name: seen.right[name] for name in facets}
        shown = exercise.observe(self._task.program(pair.source), [exercise.facet(name) for name in facets])
        return wrong_facets(shown, right, seen.tolerance) if self._as_seen(shown, seen) else ()

    def _of(self, name: str, enough: Callable[[Iterable[bool]], bool] = all) -> tuple[Pair, ...]:
        """All pairs that both change this facet, or of which any one does."""
        if (name, enough) not in self._made:
            known = dict(zip((one.key for one, _ in self._task.judged_mistakes), self._shown.known, strict=True))
            self._made[name, enough] = tuple(
                Pair(both.name, both.source, *(known[one.key] for one in both.mistakes))
                for solution, mistakes in self._task.solutions
                for both in compositions(solution, [one for one in mistakes if known[one.key].changes])
                if enough(name in known[one.key].changes for one in both.mistakes)
            )
        return self._made[name, enough]

    def _in(self, name: str, case: str) -> dict[str, Outcome]:
        """Name of a pair -> what it shows in this case of this facet, if it is what neither of the two shows alone."""
        if (name, case) not in self._outcomes:
            kept = self._task.kept.read(self._key(name, case)) if self._shown.is_kept else None
            self._outcomes[name, case] = dict(kept["pairs"][name]) if kept else self._run(name, case)
        return self._outcomes[name, case]

    def _run(self, name: str, case: str) -> dict[str, Outcome]:
        found = self._shown_by(self._of(name), name, case)
        if self._shown.is_kept:
            self._task.kept.write(self._key(name, case), {RIGHT: {}, "pairs": {name: found}})
        return found

    def _beside_found(self, name: str, case: str, found: Sequence[Known]) -> dict[str, Outcome]:
        """As `_in`, of pairs of a mistake that is found elsewhere and one that changes this facet."""
        pairs = [pair for pair in self._of(name, any) if pair.has_one_of(found) and not pair.both_change(name)]
        return self._shown_by(pairs, name, case)

    def _shown_by(self, pairs: Iterable[Pair], name: str, case: str) -> dict[str, Outcome]:
        facet = replace(self._task.exercise.facet(name), cases=(case,))
        found: dict[str, Outcome] = {}
        for pair in pairs:
            alone = [one.changes[name][case] for one in (pair.one, pair.other) if name in one.changes]
            for program in self._programs(pair.source):
                outcome = self._task.exercise.observe(program, [facet])[name][case]
                told = isinstance(outcome, str) or any(same(outcome, one, self._task.tolerance(name)) for one in alone)
                found |= {} if told else {pair.name: outcome}
        return found

    def _programs(self, source: str) -> list[LocalFunction]:
        """The program; none if its two edits do not go together."""
        try:
            return [self._task.program(source)]
        except SyntaxError:
            return []

    def _key(self, name: str, case: str) -> str:
        return f"{self._task.task.key}, pairs, {name}, {case}"
