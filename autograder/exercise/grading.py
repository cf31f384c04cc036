"""Observes a function as an exercise says, prices what it shows, and names its mistakes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cached_property
from inspect import isfunction, signature
from itertools import groupby
from pathlib import Path
from typing import Any

from autograder.course import Assignment, Course
from autograder.grading.parts import PartResult
from autograder.grading.problems import problems_number
from autograder.notebook.submitted import OfficialNotebooks
from linearloss.function import Function, LocalFunction
from linearloss.known import Explanation, Known, Seen, wrong_facets
from linearloss.naming import explain
from linearloss.outcome import Observation
from linearloss.products import Together
from linearloss.slips import SAYS

from .composition import Composition
from .edits import spans
from .instead import Instead
from .kept_observations import KeptObservations
from .loading import Task, load_task
from .local import run, solved_cells, solved_names
from .mistakes import Mistake, read_mistakes
from .pricing import priced
from .remarks import with_remarks
from .shown import Shown
from .solution_cells import read_solutions

OwnWork = Callable[[], AbstractContextManager[None]]


class Exercises:
    """The exercises of a course, and what their known mistakes show.

    The mistakes are the course's own programs and run here, once; what they show is kept in `build/known/`.
    """

    def __init__(self, course: Course):
        self.course = course
        self.official = OfficialNotebooks(course)
        self.kept = KeptObservations(course)  # before any module of the course is loaded
        self._tasks: dict[tuple[str, str], GradedTask] = {}
        self._solved: dict[str, dict[str, Any]] = {}
        self._texts: dict[Path, dict[str, str]] = {}

    @cached_property
    def mistakes(self) -> tuple[Mistake, ...]:
        """All known mistakes of the course."""
        return read_mistakes(self.course)

    def of(self, assignment: Assignment) -> Callable[[str], GradedTask]:
        """The exercises of one assignment, by function."""
        return lambda function: self.task(assignment, function)

    def program(self, assignment: str, function: str, source: str) -> LocalFunction:
        """What a program of the course's own gives in place of a solution cell."""
        if assignment not in self._solved:
            self._solved[assignment] = solved_names(self.official.of(self.course.assignment(assignment)))
        names = dict(self._solved[assignment])
        run(source, names)
        return LocalFunction(names[function])

    def cells(self, assignment: str) -> list[str]:
        """The text of the set-up and solution cells of an assignment."""
        return [cell.source for cell in solved_cells(self.official.of(self.course.assignment(assignment)))]

    def solution(self, assignment: str, function: str) -> str:
        """The text of a solution cell."""
        source = self.course.source_script(self.course.assignment(assignment))
        if source not in self._texts:
            self._texts[source] = read_solutions(source).texts
        return self._texts[source][function]

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
        self.course = exercises.course
        self._exercises = exercises
        self.kept = exercises.kept
        self._shown: dict[int, Shown] = {}
        # Of the second witness: (what there is many of, number of the problems) -> arguments, the right result.
        self.of_many: dict[tuple[str, int], list[Any]] = {}

    def tolerance(self, facet: str) -> float:
        """The tolerance of a facet."""
        return self.exercise.facet(facet).tolerance

    @property
    def shown(self) -> Shown:
        """What the right function and the known mistakes show, on the random problems of now."""
        number = problems_number()
        if number not in self._shown:
            # Of other problems than those of every day, the last ones alone are kept.
            self._shown = {kept: shown for kept, shown in self._shown.items() if kept == 0} | {
                number: Shown(self, number)
            }
        return self._shown[number]

    @property
    def right(self) -> Observation:
        """What the right function shows."""
        return self.shown.right

    @property
    def known(self) -> tuple[Known, ...]:
        """Each known mistake, and the facets that it changes."""
        return self.shown.known

    @property
    def judged_mistakes(self) -> Iterator[tuple[Mistake, tuple[str, ...]]]:
        """The known mistakes of this task, and of the functions with the same task, each with the facets that are judged."""
        everything = tuple(facet.name for facet in self.exercise.facets)
        yield from ((one, everything) for one in self.mistakes)
        yield from ((one, self.judged_in_both(one)) for one in self.mistakes_alike)

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

    @property
    def all_mistakes(self) -> tuple[Mistake, ...]:
        """The known mistakes of this task and of the functions with the same task."""
        return (*self.mistakes, *self.mistakes_alike)

    @property
    def solutions(self) -> Iterator[tuple[str, list[Mistake]]]:
        """The text of each solution that the known mistakes are edits of, with its mistakes."""
        for (assignment, function), mistakes in groupby(self.all_mistakes, lambda one: (one.assignment, one.function)):
            yield self._exercises.solution(assignment, function), list(mistakes)

    def places(self, one: Mistake) -> tuple[tuple[str, int, int], ...]:
        """What the edits of a mistake change in its solution."""
        where = f"{one.assignment}/{one.function}"
        return tuple(
            (where, *span) for span in spans(self._exercises.solution(one.assignment, one.function), one.edits)
        )

    @cached_property
    def arguments(self) -> tuple[str, ...]:
        """The names of its arguments, if its cases hold these, and not what they are made of; or what its exercise says of these."""
        if self.exercise.arguments:
            return self.exercise.arguments
        reference = self.task.reference
        try:
            for args in (case.make() for case in self.exercise.cases[:2]):
                reference(*args)
        except Exception:
            return ()
        return tuple(signature(reference).parameters) if isfunction(reference) else ()

    @property
    def returns(self) -> str:
        """What its solution returns in the end: "loss, dW"."""
        lines = re.findall(
            r"^ +return (.+)$", self._exercises.solution(self.task.assignment, self.exercise.cell), re.MULTILINE
        )
        return lines[-1] if lines else ""

    @cached_property
    def instead(self) -> Instead:
        """The right function, to be asked with other arguments."""
        return Instead(self.exercise, self.task.reference, self.arguments)

    @property
    def says(self) -> dict[str, str]:
        """Code -> what the student is told of it here."""
        return SAYS | {one.code: one.says for one in reversed(self.known)}

    @property
    def stopping(self) -> frozenset[str]:
        """The codes of the known mistakes that stop the function in some case."""
        return frozenset(
            one.code
            for one in self.known
            if any(
                str(outcome).startswith("raises ")
                for facet in one.changes.values()
                for outcome in facet.values()
                if isinstance(outcome, str)
            )
        )

    @property
    def cells_beside(self) -> list[str]:
        """The text of the set-up and solution cells that programs with these mistakes run beside."""
        names = dict.fromkeys((self.task.assignment, *(one.assignment for one in self.all_mistakes)))
        return [text for name in names for text in self._exercises.cells(name)]

    def program_of(self, mistake: Mistake | Composition, source: str = "") -> LocalFunction:
        """The function with a mistake, or with two: of this task, or of one with the same task. `source` in place of its text."""
        return self._exercises.program(mistake.assignment, mistake.function, source or mistake.source)

    def program(self, source: str) -> LocalFunction:
        """A program of the course's own in place of the solution cell."""
        return self._exercises.program(self.task.assignment, self.exercise.cell, source)

    def wrong(self, observed: Observation) -> tuple[str, ...]:
        """The facets that are not as they should be."""
        return wrong_facets(observed, self.right, self.tolerance)

    def grade(self, function: Function, known: tuple[Known, ...] | None = None) -> tuple[PartResult, ...]:
        """The result of each part; `known` in place of all known mistakes."""
        return with_remarks(self.judged(self.exercise.observe(function), known), self, function)

    def judged(
        self, observed: Observation, known: tuple[Known, ...] | None = None, own_work: OwnWork = nullcontext
    ) -> tuple[PartResult, ...]:
        """The result of each part of what a function has shown.

        Args:
            known: in place of all known mistakes.
            own_work: surrounds what runs programs of the course's own, which takes time at the first call.
        """
        with own_work():
            right, wrong = self.right, self.wrong(observed)
            if not wrong:
                return priced(self.exercise, observed, right, Explanation((), (), ()))
            shown = self.known if known is None else known
        if known is not None or not shown:
            found = explain(self.exercise, observed, right, shown)
            return priced(self.exercise, observed, right, found, self.instead, self.arguments)

        here = _RunsHere(self.shown, own_work)
        found = explain(self.exercise, observed, right, shown, here, here.numbers)
        return priced(self.exercise, observed, right, found, self.instead, self.arguments)


@dataclass(frozen=True)
class _RunsHere:
    """What runs programs of the course's own when it is asked."""

    shown: Shown
    own_work: OwnWork

    def numbers(self, seen: Seen, unexplained: Sequence[str]) -> Sequence[Known]:
        with self.own_work():
            return self.shown.numbers(seen, unexplained)

    def showing(self, seen: Seen, name: str, found: Sequence[Known]) -> Sequence[Together]:
        with self.own_work():
            return self.shown.pairs.showing(seen, name, found)

    def beside(self, seen: Seen, names: Sequence[str], found: Sequence[Known]) -> Sequence[Together]:
        with self.own_work():
            return self.shown.pairs.beside(seen, names, found)
