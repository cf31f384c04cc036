"""What the right function and the known mistakes of an exercise show: found once, by running programs of the course's own."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from autograder.course import CourseError
from linearloss.exercise import STRANGE, Asked
from linearloss.function import LocalFunction
from linearloss.known import Known, changes
from linearloss.outcome import Observation, Trouble

from .kept_observations import RIGHT, as_words
from .loading import line_of
from .mistakes import Mistake
from .numbers import Numbers
from .pairs import Pairs

if TYPE_CHECKING:
    from .grading import GradedTask


class Shown:
    """What the right function and every known mistake show, on one set of random problems.

    On those of every day (number 0), it is kept in `build/known/`.
    """

    def __init__(self, task: GradedTask, number: int):
        self._task = task
        self.is_kept = number == 0

    @cached_property
    def right(self) -> Observation:
        """What the right function shows."""
        if self._kept is not None:
            return self._kept[RIGHT]
        seen = self._task.exercise.observe(LocalFunction(self._task.task.reference))
        for name, facet in seen.items():
            for case, outcome in facet.items():
                if isinstance(outcome, Trouble):  # every wrong function would look as right as this
                    raise self._trouble(name, case, outcome)
        return seen

    @cached_property
    def of_mistakes(self) -> dict[str, Observation]:
        """Key of a mistake -> what it shows: of this task's, and of the functions' with the same task."""
        if self._kept is not None:
            return self._kept
        task = self._task
        found = {
            one.key: task.exercise.observe(task.program_of(one), [task.exercise.facet(name) for name in judged])
            for one, judged in task.judged_mistakes
        }
        if self.is_kept:
            task.kept.write(task.task.key, as_words({RIGHT: self.right} | found))
        return found

    @cached_property
    def known(self) -> tuple[Known, ...]:
        """Each known mistake, and the facets that it changes."""
        task = self._task
        return tuple(
            Known(
                one.code,
                one.told,
                self.changes(one, judged),
                one.only_if_right,
                one.only_if_explained,
                one.not_with,
                task.places(one),
            )
            for one, judged in task.judged_mistakes
        )

    @cached_property
    def pairs(self) -> Pairs:
        """Every two of them in one program."""
        return Pairs(self._task, self)

    @cached_property
    def numbers(self) -> Numbers:
        """Those with a free number, fitted to what is seen."""
        return Numbers(self._task, self)

    def changes(self, one: Mistake, judged: tuple[str, ...]) -> Observation:
        """Of the facets `judged`, those that a mistake changes, as it changes them."""
        right = {name: self.right[name] for name in judged}
        return changes(self.of_mistakes[one.key], right, self._task.tolerance)

    def _trouble(self, name: str, case: str, outcome: Trouble) -> CourseError:
        task = self._task.task
        says = f"of `reference` itself it says in the case {case!r}: {outcome.sentence}"
        if outcome == STRANGE:
            asked = Asked(LocalFunction(task.reference), task.exercise.function)
            try:
                task.exercise.facet(name).look(asked, next(one for one in task.exercise.cases if one.name == case))
            except Exception as error:
                says = f"its look fails on `reference` itself in the case {case!r} ({type(error).__name__}: {error})."
        return CourseError(
            f"{line_of(task.path, 'Facet', name)}: {task.key}, facet {name!r}: {says} Mend `reference`, the case or the look."
        )

    @cached_property
    def _kept(self) -> dict[str, Observation] | None:
        if not self.is_kept:
            return None
        kept: Any = self._task.kept.read(self._task.task.key)
        complete = kept is not None and kept.keys() == {RIGHT, *(one.key for one in self._task.all_mistakes)}
        return dict(kept) if complete else None
