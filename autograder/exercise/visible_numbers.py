"""Runs mistakes with a number of the student's own on the visible cases, with numbers that many write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from linearloss.exercise import Exercise, Facet
from linearloss.known import changes, same_facet
from linearloss.loops import Loops
from linearloss.outcome import Observation
from linearloss.shipped_numbers import ShippedNumber, ShippedNumbers
from linearloss.shipped_pairs import digest

from .visible_runs import VisibleRuns

if TYPE_CHECKING:
    from .grading import GradedTask
    from .mistakes import Mistake

# 1e-20 … 1e-1 with their doubles and halves, others that are written in fractions, and some that are large or negative.
WRITTEN = (
    *(digit * 10.0**exponent for exponent in range(-20, 0) for digit in ((1, 2, 5) if exponent > -9 else (1,))),
    0.0, 0.25, 0.3, 0.75, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 10.0, 20.0, 50.0, 100.0, 1000.0, 10000.0, -0.5, -1.0, -2.0,
)  # fmt: skip

# Key of a mistake -> numbers, and by facet the digest of what the mistake shows with each.
WithNumbers = Mapping[str, Sequence[tuple[float, Mapping[str, float]]]]


def with_numbers(
    task: GradedTask, exercise: Exercise, right: Observation, runs: VisibleRuns, known: Mapping[str, Observation]
) -> WithNumbers:
    """What each mistake shows with each of these numbers; of several that nobody can tell apart, with the first.

    Args:
        known: key of a mistake -> what it changes with the number of its entry. A loop is no number's:
            steps are not counted again, which takes long.
    """
    return {
        one.key: list(_shown(one, _looked_at(exercise, judged, known[one.key]), task, right, runs))
        for one, judged in task.judged_mistakes
        if one.free
    }


def told(task: GradedTask, shown: WithNumbers) -> ShippedNumbers:
    """The same, with the words for it."""
    return ShippedNumbers(
        [
            ShippedNumber(one.code, one.says, one.seems, one.only_if_right, dict(shown[one.key]))
            for one, _ in task.judged_mistakes
            if one.free
        ]
    )


def _looked_at(exercise: Exercise, judged: Sequence[str], changed: Observation) -> list[Facet]:
    return [
        facet
        for facet in exercise.facets
        if facet.name in judged and (facet.name in changed or not isinstance(facet.look, Loops))
    ]


def _shown(
    mistake: Mistake, facets: Sequence[Facet], task: GradedTask, right: Observation, runs: VisibleRuns
) -> Iterator[tuple[float, dict[str, float]]]:
    rights = {facet.name: right[facet.name] for facet in facets}
    before: list[Observation] = []
    for number in WRITTEN:
        seen = runs.observe(mistake, facets, mistake.with_number(number))
        shown = changes(seen, rights, task.tolerance)
        if shown and not any(_alike(shown, one, task) for one in before):
            before.append(shown)
            yield number, {name: digest(facet).value for name, facet in shown.items()}


def _alike(one: Observation, other: Observation, task: GradedTask) -> bool:
    return one.keys() == other.keys() and all(
        same_facet(facet, other[name], task.tolerance(name)) for name, facet in one.items()
    )
