"""Two known mistakes in one facet: programs with both are made by machine and compared with what a function shows there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from linearloss.function import LocalFunction
from linearloss.naming import Known, same_facet, wrong_facets
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

    @property
    def codes(self) -> frozenset[str]:
        """What it is called."""
        return frozenset((self.one.code, self.other.code))

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

    def __call__(
        self, observed: Observation, unexplained: Sequence[str], found: Sequence[Known], in_words: Sequence[str]
    ) -> Iterator[Together]:
        """Pairs that show what nothing else explains, or explains by words alone, with all the facets that they change."""
        yield from self._beside(observed, found, in_words)
        remaining = list(unexplained)
        parts: set[str] = set()
        for name in unexplained:
            part = self._task.exercise.facet(name).part
            if name not in remaining or part in parts or not telling_case(observed[name], self._shown.right[name]):
                continue
            parts.add(part)  # one facet of a part is enough: the others are compared with what is found in it
            best = self._best(observed, name, remaining, found)
            names = {pair.codes for pair, _ in best}
            if len(names) == 1:
                pair, facets = best[0]
                yield Together((pair.one, pair.other), facets)
                remaining = [facet for facet in remaining if facet not in facets]
            elif common := frozenset.intersection(*names) if names else frozenset():
                # Of several pairs that nobody can tell apart, what they have in common.
                pair, _ = best[0]
                yield Together(tuple(one for one in (pair.one, pair.other) if one.code in common), ())

    def _beside(self, observed: Observation, found: Sequence[Known], in_words: Sequence[str]) -> Iterator[Together]:
        """Beside a mistake that is found, the one other with which it shows all that is told in words in some parts.

        Whether scores overflow depends on what else is wrong with them.
        """
        exercise = self._task.exercise
        parts = {exercise.facet(name).part for name in in_words}
        facets = [facet for facet in exercise.facets if facet.part in parts]
        fitting: dict[str, Pair] = {}
        for name in in_words[:1]:
            for pair in self._of(name, any):
                if not pair.has_one_of(found):
                    continue
                (program,) = self._programs(pair.source) or (None,)
                if program is None or not self._as_seen(exercise.observe(program, [exercise.facet(name)]), observed):
                    continue
                if self._as_seen(exercise.observe(program, facets), observed):
                    new = pair.other if any(one.changes is pair.one.changes for one in found) else pair.one
                    fitting.setdefault(new.code, pair)
        if len(fitting) == 1:
            (pair,) = fitting.values()
            changed = (*pair.one.changes, *pair.other.changes, *in_words)
            yield Together((pair.one, pair.other), tuple(name for name in dict.fromkeys(changed) if name in in_words))

    def _as_seen(self, seen: Observation, observed: Observation) -> bool:
        return all(same_facet(observed[name], facet, self._task.tolerance(name)) for name, facet in seen.items())

    def _best(
        self, observed: Observation, name: str, remaining: Sequence[str], found: Sequence[Known]
    ) -> list[tuple[Pair, tuple[str, ...]]]:
        """The pairs that explain this facet and all else that they change: those that explain most, with least."""
        case = telling_case(observed[name], self._shown.right[name])
        outcomes = self._in(name, case) | self._beside_found(name, case, found)
        alike = [
            pair
            for pair in self._of(name, any)
            if pair.name in outcomes and same(outcomes[pair.name], observed[name][case], self._task.tolerance(name))
        ]
        fits = [(pair, facets) for pair in alike[:MOST_LOOKED_AT] if (facets := self._explained(pair, observed))]

        def gain(facets: tuple[str, ...]) -> tuple[int, int]:
            return len({*facets} & {*remaining}), -len(facets)

        best = max((gain(facets) for _, facets in fits), default=None)
        return [(pair, facets) for pair, facets in fits if gain(facets) == best]

    def _explained(self, pair: Pair, observed: Observation) -> tuple[str, ...]:
        """The facets that the two change together; none if one of these looks otherwise."""
        task = self._task
        facets = tuple(dict.fromkeys((*pair.one.changes, *pair.other.changes)))
        right = {name: self._shown.right[name] for name in facets}
        wrong = wrong_facets(observed, self._shown.right, task.tolerance)
        if {*wrong} & {*pair.one.only_if_right, *pair.other.only_if_right}:
            return ()
        seen = task.exercise.observe(task.program(pair.source), [task.exercise.facet(name) for name in facets])
        return wrong_facets(seen, right, task.tolerance) if self._as_seen(seen, observed) else ()

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
