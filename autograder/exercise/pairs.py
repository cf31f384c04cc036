"""Two known mistakes in one facet: programs with both are made by machine and compared with what a function shows there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from linearloss.known import Known, Seen, same_facet, wrong_facets
from linearloss.outcome import Observation, Outcome, same
from linearloss.products import Together, telling_case
from linearloss.shipped_pairs import digest

from .composition import Composition, compositions
from .kept_observations import RIGHT

if TYPE_CHECKING:
    from .grading import GradedTask
    from .shown import Shown

# Of one facet: those that agree in the first case are looked at in all the others.
MOST_LOOKED_AT = 24
# Whole observations kept in memory: a class has few pairs, and those often.
MOST_KEPT = 32

Table = dict[str, Outcome]


@dataclass(frozen=True)
class Pair:
    """A program with two known mistakes."""

    name: str
    program: Composition
    one: Known
    other: Known

    def has_one_of(self, found: Sequence[Known]) -> bool:
        """Whether one of the two is among these."""
        return any(one.changes is mine.changes for one in found for mine in (self.one, self.other))


class Pairs:
    """Every two known mistakes of one solution.

    What one of them shows in a case is found when it is first asked for, and kept in `build/known/`.
    """

    def __init__(self, task: GradedTask, shown: Shown):
        self._task = task
        self._shown = shown
        self._tables: dict[tuple[str, str], Table] = {}
        self._whole: dict[str, Observation] = {}
        self._digests: dict[tuple[str, str], dict[str, float]] = {}
        self._changing: dict[object, tuple[Pair, ...]] = {}

    def showing(self, seen: Seen, name: str, found: Sequence[Known]) -> list[Together]:
        """The pairs that show this facet, and all else that they change, as it was seen."""
        case = telling_case(seen.observed[name], seen.right[name])
        pairs = [*self._of(name, all), *self._of_found(name, found)]
        self._run(pairs, name, (case,))
        table, wanted, tolerance = self._table(name, case), seen.observed[name][case], seen.tolerance(name)
        alike = [
            pair
            for pair in self._near(pairs, name, case, wanted, tolerance)
            if same(table[pair.name], wanted, tolerance) and not self._is_of_one(pair, name, case)
        ]
        alike.sort(key=lambda pair: not any(map(seen.fits, (pair.one, pair.other))))
        fits = ((pair, self._explained(pair, seen)) for pair in alike[:MOST_LOOKED_AT])
        return [Together((pair.one, pair.other), facets) for pair, facets in fits if facets]

    def beside(self, seen: Seen, names: Sequence[str], found: Sequence[Known]) -> list[Together]:
        """The pairs with a mistake that is found which show all that is told in words in the parts of these facets."""
        exercise = self._task.exercise
        parts = {exercise.facet(name).part for name in names}
        pairs = [pair for pair in self._of(names[0], any) if pair.has_one_of(found)]
        for name in (names[0], *(facet.name for facet in exercise.facets if facet.part in parts)):
            self._run(pairs, name, tuple(seen.observed[name]))
            pairs = [pair for pair in pairs if self._looks(pair, name, seen)]
        return [Together((pair.one, pair.other), tuple(names)) for pair in pairs]

    def _looks(self, pair: Pair, name: str, seen: Seen) -> bool:
        shown = {case: self._table(name, case)[pair.name] for case in seen.observed[name]}
        return same_facet(seen.observed[name], shown, seen.tolerance(name))

    def _is_of_one(self, pair: Pair, name: str, case: str) -> bool:
        """Whether a case looks as with one of the two alone."""
        alone = [one.changes[name][case] for one in (pair.one, pair.other) if name in one.changes]
        return any(same(self._table(name, case)[pair.name], one, self._task.tolerance(name)) for one in alone)

    def _explained(self, pair: Pair, seen: Seen) -> tuple[str, ...]:
        """The facets that the two change together; none if one of these looks otherwise."""
        if not (seen.allows(pair.one) and seen.allows(pair.other)):
            return ()
        shown = self._all_of(pair)
        right = {name: seen.right[name] for name in shown}
        fits = all(same_facet(seen.observed[name], facet, seen.tolerance(name)) for name, facet in shown.items())
        return wrong_facets(shown, right, seen.tolerance) if fits else ()

    def _all_of(self, pair: Pair) -> Observation:
        """What a program shows in all facets that one of the two changes."""
        if pair.name not in self._whole:
            facets = dict.fromkeys((*pair.one.changes, *pair.other.changes))
            seen = self._task.exercise.observe(
                self._task.program_of(pair.program), [self._task.exercise.facet(name) for name in facets]
            )
            if len(self._whole) == MOST_KEPT:
                del self._whole[next(iter(self._whole))]
            self._whole[pair.name] = seen
        return self._whole[pair.name]

    @cached_property
    def _all(self) -> tuple[Pair, ...]:
        """All pairs of which each changes something."""
        known = dict(zip((one.key for one, _ in self._task.judged_mistakes), self._shown.known, strict=True))
        return tuple(
            Pair(both.name, both, *(known[one.key] for one in both.mistakes))
            for solution, mistakes in self._task.solutions
            for both in compositions(solution, [one for one in mistakes if known[one.key].changes])
        )

    def _of(self, name: str, enough: Callable[[Iterable[bool]], bool]) -> tuple[Pair, ...]:
        """All pairs that both change this facet, or of which any one does."""
        if (name, enough) not in self._changing:
            self._changing[name, enough] = tuple(
                pair for pair in self._all if enough(name in one.changes for one in (pair.one, pair.other))
            )
        return self._changing[name, enough]

    def _of_found(self, name: str, found: Sequence[Known]) -> list[Pair]:
        """Those of a mistake that is found elsewhere, and one that changes this facet."""
        both = {pair.name for pair in self._of(name, all)} if found else set()
        pairs = self._of(name, any) if found else ()
        return [pair for pair in pairs if pair.name not in both and pair.has_one_of(found)]

    def _near(self, pairs: Sequence[Pair], name: str, case: str, wanted: Outcome, tolerance: float) -> Iterator[Pair]:
        """Those that may show this: of all that each shows one number is compared, at once."""
        digests, table = self._digests.setdefault((name, case), {}), self._table(name, case)
        for pair in pairs:
            if pair.name not in digests:
                digests[pair.name] = digest({case: table[pair.name]}).value
        mine = digest({case: wanted})
        size, largest = (
            (1, 1.0) if isinstance(wanted, str) else (wanted.size, float(np.max(np.abs(wanted), initial=0.0)))
        )
        far = np.abs(np.array([digests[pair.name] for pair in pairs]) - mine.value)
        yield from (pairs[number] for number in np.flatnonzero(far <= tolerance * size * max(largest, 1e-8)).tolist())

    def _table(self, name: str, case: str) -> Table:
        """Name of a pair -> what it shows in this case of this facet."""
        if (name, case) not in self._tables:
            kept = self._task.kept.read(self._key(name, case)) if self._shown.is_kept else None
            self._tables[name, case] = dict(kept["pairs"][name]) if kept else {}
        return self._tables[name, case]

    def _run(self, pairs: Iterable[Pair], name: str, cases: Sequence[str]) -> None:
        """See to it that the tables of these cases hold these pairs."""
        facet = replace(self._task.exercise.facet(name), cases=tuple(cases))
        tables = {case: self._table(name, case) for case in cases}
        missing = [pair for pair in pairs if any(pair.name not in table for table in tables.values())]
        for pair in missing:
            try:
                outcomes = self._task.exercise.observe(self._task.program_of(pair.program), [facet])[name]
            except SyntaxError:  # the two edits do not go together
                outcomes = dict.fromkeys(cases, "")
            for case, outcome in outcomes.items():
                tables[case][pair.name] = str.__str__(outcome) if isinstance(outcome, str) else outcome
        if missing and self._shown.is_kept:
            for case, table in tables.items():
                self._task.kept.write(self._key(name, case), {RIGHT: {}, "pairs": {name: table}})

    def _key(self, name: str, case: str) -> str:
        return f"{self._task.task.key}, pairs, {name}, {case}"
