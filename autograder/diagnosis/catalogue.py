"""All known mistakes of a course, and the functions that have them."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from autograder.build.expand import expand
from autograder.course import Assignment, Course, CourseError
from autograder.exercise import Mistake, read_mistakes
from autograder.exercise.local import run, solved_names, stand_in


class Catalogue:
    """All mistakes of a course, and the functions that have them."""

    def __init__(self, course: Course):
        self.course = course
        self._solved: dict[str, dict[str, Any]] = {}

    @cached_property
    def mistakes(self) -> tuple[Mistake, ...]:
        """Every mistake, in the order of the course.

        Raises:
            CourseError: one is malformed.
        """
        return read_mistakes(self.course)

    def of(self, assignment: Assignment) -> list[Mistake]:
        """The mistakes of one assignment."""
        return [mistake for mistake in self.mistakes if mistake.assignment == assignment.name]

    def about(self, functions: tuple[str, ...]) -> list[Mistake]:
        """The mistakes in a task that is known under these names."""
        return [mistake for mistake in self.mistakes if mistake.function in functions]

    def given(self, mistake: Mistake) -> Any:
        """What a program with the mistake gives: a function to be called, or a value."""
        return self.given_by(mistake.assignment, mistake.function, mistake.source)

    def given_by(self, assignment: str, function: str, source: str) -> Any:
        """What a program gives in place of a solution cell: a function to be called, or a value."""
        names = dict(self.solved(assignment))
        run(source, names)
        return stand_in(names[function])

    def right(self, functions: tuple[str, ...]) -> Any:
        """What the course's own solution gives for a task that is known under these names.

        Raises:
            CourseError: there is none.
        """
        for assignment in self.course.assignments:
            names = self.solved(assignment.name)
            for name in functions:
                if name in names:
                    return stand_in(names[name])
        raise CourseError(f"No solution cell defines {' or '.join(functions)}.")

    def solved(self, assignment: str) -> dict[str, Any]:
        """What the solved notebook of an assignment defines; not to be changed."""
        if assignment not in self._solved:
            official = expand(self.course.source_script(self.course.assignment(assignment)))
            self._solved[assignment] = solved_names(official)
        return self._solved[assignment]
