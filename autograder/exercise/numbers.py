"""Numbers of a student's own: of a mistake with a free number, the number that shows what a function shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from linearloss.known import Known, Seen, changes, same_facet
from linearloss.outcome import Observation, Outcome
from linearloss.products import telling_case

from .mistakes import Mistake

if TYPE_CHECKING:
    from .grading import GradedTask
    from .shown import Shown

# Between two of these the number is looked for where the outcome passes the one that was seen.
GRID = (
    *(-(10.0**exponent) for exponent in np.arange(2, -2.5, -0.5)), 0.0,
    *(10.0**exponent for exponent in np.arange(-13, 5.5, 0.5)),
)  # fmt: skip
MOST_STEPS = 60
# Of the largest number: where one looks like the other.
ENOUGH = 1e-10
MOST_CROSSINGS = 3


class Numbers:
    """The mistakes that have a free number, with that number fitted to what a function shows."""

    def __init__(self, task: GradedTask, shown: Shown):
        self._task = task
        self._shown = shown
        # What a mistake shows with a number of the grid: the same whatever a function has shown.
        self._on_grid: dict[tuple[str, float, str, str], Outcome] = {}

    def __call__(self, seen: Seen, unexplained: Sequence[str]) -> tuple[Known, ...]:
        """One for each mistake that has a number with which it shows what is seen, in every facet that it changes."""
        found = []
        known = dict(zip((one.key for one, _ in self._task.judged_mistakes), self._shown.known, strict=True))
        for mistake, judged in self._task.judged_mistakes:
            if mistake.free and {*known[mistake.key].changes} & {*unexplained}:
                right = {name: self._shown.right[name] for name in judged}
                facets = [name for name in known[mistake.key].changes if telling_case(seen.observed[name], right[name])]
                fits = (one for name in facets for one in self._fits(mistake, name, seen.observed, right))
                found += [one for one in [next(fits, None)] if one]
        return tuple(found)

    def _fits(self, mistake: Mistake, name: str, observed: Observation, right: Observation) -> Iterator[Known]:
        """The mistake with each number that shows what is seen in the telling case of this facet, and everywhere else."""
        task = self._task
        case = telling_case(observed[name], right[name])
        for number in self._candidates(mistake, name, case, observed, right):
            program = task.program_of(mistake, mistake.with_number(number))
            alone = task.exercise.observe(program, [task.exercise.facet(name)])
            if not same_facet(observed[name], alone[name], task.tolerance(name)):
                continue  # most are not, and all facets take long
            seen = task.exercise.observe(program, [task.exercise.facet(name) for name in right])
            shown = changes(seen, right, task.tolerance)
            if name in shown and all(
                same_facet(observed[facet], shown[facet], task.tolerance(facet)) for facet in shown
            ):
                yield Known(mistake.code, mistake.says_of(number), shown, mistake.only_if_right)

    def _candidates(
        self, mistake: Mistake, name: str, case: str, observed: Observation, right: Observation
    ) -> Iterator[float]:
        wanted, expected = observed[name][case], right[name][case]
        assert not isinstance(wanted, str) and not isinstance(expected, str)
        if wanted.shape != expected.shape or not np.any(wanted):
            return  # in zeros there is no number
        most = int(np.argmax(np.abs(wanted - expected)))

        def beyond(number: float) -> float:
            """By how much the outcome is too large in the entry that is furthest off; nan where it is no number."""
            seen = self._seen(mistake, name, case, number)
            if isinstance(seen, str) or seen.shape != wanted.shape:
                return float("nan")
            return float(seen.ravel()[most] - wanted.ravel()[most])

        values = [beyond(number) for number in GRID]
        crossings = [at for at in range(len(GRID) - 1) if values[at] * values[at + 1] <= 0 and values[at] != 0]
        for at in crossings[:MOST_CROSSINGS]:
            ends = (GRID[at], values[at]), (GRID[at + 1], values[at + 1])
            yield (
                GRID[at + 1] if values[at + 1] == 0 else _crossing(beyond, *ends, ENOUGH * float(np.abs(wanted).max()))
            )

    def _seen(self, mistake: Mistake, name: str, case: str, number: float) -> Outcome:
        key = (mistake.key, number, name, case)
        if key in self._on_grid:
            return self._on_grid[key]
        facet = replace(self._task.exercise.facet(name), cases=(case,))
        seen = self._task.exercise.observe(self._task.program_of(mistake, mistake.with_number(number)), [facet])[name][
            case
        ]
        if number in GRID:
            self._on_grid[key] = seen
        return seen


def _crossing(
    beyond: Callable[[float], float], low: tuple[float, float], high: tuple[float, float], enough: float
) -> float:
    """Where a function passes zero, by the Illinois form of the false position, and by halving in every third step.

    Args:
        low, high: two numbers, and the function there.
    """
    (low_at, at_low), (high_at, at_high) = low, high
    middle = high_at
    for step in range(MOST_STEPS):
        middle = low_at + (high_at - low_at) * at_low / (at_low - at_high)
        if step % 3 == 2 or not low_at < middle < high_at:
            middle = (low_at + high_at) / 2
        value = beyond(middle)
        if abs(value) <= enough or not low_at < middle < high_at:
            break
        if (value < 0) == (at_low < 0):
            low_at, at_low, at_high = middle, value, at_high / 2
        else:
            high_at, at_high, at_low = middle, value, at_low / 2
    return middle
