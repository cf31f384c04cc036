"""Observes a function as an exercise says, prices what it shows, and names its mistakes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from autograder.course import Assignment, Course
from autograder.grading.parts import PartResult
from autograder.grading.problems import has_other_problems
from autograder.notebook.submitted import OfficialNotebooks
from linearloss.function import Function, LocalFunction
from linearloss.naming import Known, changes, explain, wrong_facets
from linearloss.outcome import Observation

from .kept_observations import RIGHT, KeptObservations
from .loading import Task, load_task
from .local import run, solved_names
from .mistakes import Mistake, read_mistakes
from .pricing import priced


class Exercises:
    """The exercises of a course, and what their known mistakes show.

    The mistakes are the course's own programs and run here, once; what they show is kept in `build/known/`.
    """

    def __init__(self, course: Course):
        self.course = course
        self.official = OfficialNotebooks(course)
        self._tasks: dict[tuple[str, str], GradedTask] = {}
        self._solved: dict[str, dict[str, Any]] = {}

    @cached_property
    def mistakes(self) -> tuple[Mistake, ...]:
        """All known mistakes of the course."""
        return read_mistakes(self.course)

    def of(self, assignment: Assignment) -> Callable[[str], GradedTask]:
        """The exercises of one assignment, by function."""
        return lambda function: self.task(assignment, function)

    def program(self, assignment: str, function: str, source: str) -> Function:
        """What a program of the course's own gives in place of a solution cell."""
        if assignment not in self._solved:
            self._solved[assignment] = solved_names(self.official.of(self.course.assignment(assignment)))
        names = dict(self._solved[assignment])
        run(source, names)
        return LocalFunction(names[function])

    def task(self, assignment: Assignment, function: str) -> GradedTask:
        """The exercise of one solution cell.

        Raises:
            CourseError: there is none, or it is malformed.
        """
        key = (assignment.name, function)
        if key not in self._tasks:
            self._tasks[key] = GradedTask(self, load_task(self.course, assignment, function))
        return self._tasks[key]


class GradedTask:
    """One exercise with everything that is known about it."""

    def __init__(self, exercises: Exercises, task: Task):
        self.task = task
        self.exercise = task.exercise
        self._exercises = exercises
        self._kept = KeptObservations(exercises.course)

    def tolerance(self, facet: str) -> float:
        """The tolerance of a facet."""
        return self.exercise.facet(facet).tolerance

    @property
    def right(self) -> Observation:
        """What the right function shows."""
        return self._observe_right() if has_other_problems() else self._own_right

    @property
    def known(self) -> tuple[Known, ...]:
        """Each known mistake, and the facets that it changes."""
        return self._known_of(self._observe_mistakes()) if has_other_problems() else self._own_known

    @cached_property
    def _own_known(self) -> tuple[Known, ...]:
        return self._known_of(self._shown)

    def _known_of(self, shown: dict[str, Observation]) -> tuple[Known, ...]:
        right = self.right
        return tuple(
            Known(
                one.code,
                one.says,
                changes(shown[one.key], {name: right[name] for name in judged}, self.tolerance),
                one.only_if_right,
            )
            for one, judged in (
                *((one, tuple(right)) for one in self.mistakes),
                *((one, self.judged_in_both(one)) for one in self.mistakes_alike),
            )
        )

    def judged_in_both(self, one: Mistake) -> tuple[str, ...]:
        """The facets that are judged where a mistake of a function like this stands, too: a loop may be right there."""
        course = self._exercises.course
        other = self._exercises.task(course.assignment(one.assignment), one.function).exercise
        names = {facet.name for facet in other.facets}
        alike = one.function in self.exercise.like
        parts = {part for part, functions in self.exercise.like_in.items() if alike or one.function in functions}
        return tuple(
            facet.name for facet in self.exercise.facets if facet.name in names and (alike or facet.part in parts)
        )

    @cached_property
    def mistakes(self) -> tuple[Mistake, ...]:
        """The known mistakes of this task."""
        where = (self.task.assignment, self.exercise.cell)
        return tuple(one for one in self._exercises.mistakes if (one.assignment, one.function) == where)

    @cached_property
    def mistakes_alike(self) -> tuple[Mistake, ...]:
        """The known mistakes of the functions with the same task, and those in a part that is the same."""
        return tuple(
            one
            for one in self._exercises.mistakes
            if one.function in self.exercise.like
            or any(
                one.function in functions and set().union(*one.loses.values()) == {part}
                for part, functions in self.exercise.like_in.items()
            )
        )

    def program_of(self, mistake: Mistake) -> Function:
        """The function with a mistake."""
        return self._exercises.program(mistake.assignment, mistake.function, mistake.source)

    def program(self, source: str) -> Function:
        """A program of the course's own in place of the solution cell."""
        return self._exercises.program(self.task.assignment, self.exercise.cell, source)

    def wrong(self, observed: Observation) -> tuple[str, ...]:
        """The facets that are not as they should be."""
        return wrong_facets(observed, self.right, self.tolerance)

    def grade(self, function: Function, known: tuple[Known, ...] | None = None) -> tuple[PartResult, ...]:
        """The result of each part; `known` in place of all known mistakes."""
        return self.judged(self.exercise.observe(function), known)

    def judged(self, observed: Observation, known: tuple[Known, ...] | None = None) -> tuple[PartResult, ...]:
        """The result of each part of what a function has shown; `known` in place of all known mistakes."""
        if not self.wrong(observed):
            known = ()  # a right function needs no name
        found = explain(self.exercise, observed, self.right, self.known if known is None else known)
        return priced(self.exercise, observed, self.right, found)

    @cached_property
    def _own_right(self) -> Observation:
        return self._kept_all[RIGHT] if self._kept_all is not None else self._observe_right()

    @cached_property
    def _shown(self) -> dict[str, Observation]:
        if self._kept_all is not None:
            return self._kept_all
        found = {RIGHT: self._own_right} | self._observe_mistakes()
        self._kept.write(self.task.key, _plain(found))
        return found

    @cached_property
    def _kept_all(self) -> dict[str, Observation] | None:
        kept: Any = self._kept.read(self.task.key)
        complete = kept is not None and kept.keys() == {RIGHT, *(one.key for one in self._all_mistakes)}
        return dict(kept) if complete else None

    @property
    def _all_mistakes(self) -> tuple[Mistake, ...]:
        return (*self.mistakes, *self.mistakes_alike)

    def _observe_right(self) -> Observation:
        return self.exercise.observe(LocalFunction(self.task.reference))

    def _observe_mistakes(self) -> dict[str, Observation]:
        found = {one.key: self.exercise.observe(self.program_of(one)) for one in self.mistakes}
        for one in self.mistakes_alike:
            judged = [self.exercise.facet(name) for name in self.judged_in_both(one)]
            found[one.key] = self.exercise.observe(self.program_of(one), judged)
        return found


def _plain(shown: dict[str, Observation]) -> Any:
    """Words as plain text: the sentence of a trouble is not kept."""
    return {
        name: {
            facet: {case: str(outcome) if isinstance(outcome, str) else outcome for case, outcome in cases.items()}
            for facet, cases in observation.items()
        }
        for name, observation in shown.items()
    }
