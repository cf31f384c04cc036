"""Runs mistakes with a number of the student's own on the visible cases, with numbers that many write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linearloss.exercise import Exercise
from linearloss.known import changes, same_facet
from linearloss.outcome import Observation
from linearloss.shipped_numbers import ShippedNumber, ShippedNumbers
from linearloss.shipped_pairs import digest

if TYPE_CHECKING:
    from .grading import GradedTask
    from .mistakes import Mistake

# 1e-20 … 1e-1, a few between 0 and 10, and 10 … 1e4.
WRITTEN = (
    *(10.0**exponent for exponent in range(-20, 0)), 0.0, 0.01, 0.05, 0.2, 0.25, 0.3, 0.5, 0.75, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0,
    10.0, 20.0, 50.0, 100.0, 1000.0, 10000.0, -1.0, -0.5, -2.0,
)  # fmt: skip


def visible_numbers(task: GradedTask, exercise: Exercise, right: Observation) -> ShippedNumbers:
    """What each of them shows."""
    free = [(one, judged) for one, judged in task.judged_mistakes if one.free]
    return ShippedNumbers([shown for one, judged in free for shown in _of(one, judged, task, exercise, right)])


def _of(
    mistake: Mistake, judged: Sequence[str], task: GradedTask, exercise: Exercise, right: Observation
) -> Iterator[ShippedNumber]:
    """A mistake with each number that shows; of several that nobody can tell apart, the first."""
    facets = [facet for facet in exercise.facets if facet.name in judged]
    rights = {facet.name: right[facet.name] for facet in facets}
    before: list[Observation] = []
    for number in dict.fromkeys(WRITTEN):
        seen = exercise.observe(task.program(mistake.with_number(number)), facets)
        shown = changes(seen, rights, task.tolerance)
        if shown and not any(_alike(shown, one, task) for one in before):
            before.append(shown)
            digests = {name: digest(facet).value for name, facet in shown.items()}
            yield ShippedNumber(mistake.code, mistake.says_of(number), mistake.only_if_right, digests)


def _alike(one: Observation, other: Observation, task: GradedTask) -> bool:
    return one.keys() == other.keys() and all(
        same_facet(facet, other[name], task.tolerance(name)) for name, facet in one.items()
    )
