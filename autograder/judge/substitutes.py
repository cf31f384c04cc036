"""Right functions in place of a student's own that are not right, where an exercise builds upon them: a mistake is priced once.

They stay in the judge: in the notebook, their names stand for functions that ask it. What is lent here is the answer to tests
that have been judged before.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from autograder.exercise.grading import GradedTask
from autograder.grading.parts import PartResult
from autograder.grading.status import WorkerFailure
from linearloss.exercise import Exercise
from linearloss.sentences import say

from .bounds import unbounded
from .run_test import CellResult
from .student import StudentProcess


@dataclass
class Substitutes:
    """What one student's names stand for while one exercise is asked.

    Attributes:
        asked: those of the names that the student's code has called.
    """

    student: StudentProcess
    functions: Mapping[str, Callable[..., Any]]
    asked: set[str] = field(default_factory=set)

    @contextlib.contextmanager
    def in_place(self) -> Iterator[None]:
        """In this block the names stand for the right functions, whatever becomes of the process; afterwards for the student's own."""
        if not self.functions:
            yield
            return
        try:
            with contextlib.suppress(WorkerFailure):  # the process has ended: the next one is told at its beginning
                self.student.substitute({name: self._noted(name) for name in self.functions})
            yield
        finally:
            with unbounded(), contextlib.suppress(WorkerFailure):  # the next one has its own
                self.student.substitute({})

    def best(self, ask: Callable[[], CellResult]) -> CellResult:
        """What a function gives with the right functions, or with the student's own, which may go together with it only, if that is more."""
        with self.in_place():
            found = ask()
        if self.asked:
            found = _told(found, [name for name in self.functions if name in self.asked])
            self.student.failures_in_test = 0  # to ask another process so often may have taken too long
        if not self.functions or found.points in (found.max_points, None):
            return found
        # Also where nothing was asked: who has looked for an attribute of a function of his own has found none.
        with contextlib.suppress(WorkerFailure, MemoryError):
            own = ask()
            if _rank(own) > _rank(found):
                return _of_own(own, [name for name in self.functions if not self.asked or name in self.asked])
        return found

    def _noted(self, name: str) -> Callable[..., Any]:
        @functools.wraps(self.functions[name])
        def function(*args: Any, **options: Any) -> Any:
            self.asked.add(name)
            right = self.functions[name]
            try:
                return right(*args, **options)
            except TypeError as error:  # of a call that it cannot take, in the words of the notebook
                raise TypeError(str(error).replace(f"{right.__name__}()", f"{name}()")) from None

        return function


def _rank(result: CellResult) -> tuple[float, bool]:
    """More points are better; and where both give as many, no error, which may be one with the right functions only."""
    return result.points or 0.0, result.status != "crashed"


def substitutes_for(
    student: StudentProcess,
    exercise: Exercise,
    tasks: Callable[[str], GradedTask],
    results: Mapping[str, CellResult],
) -> Substitutes:
    """For the functions that an exercise builds upon, also by way of each other, and that have been judged and are not right."""
    functions = {}
    for name in _built_upon(exercise, tasks):
        result = results.get(tasks(name).exercise.test)
        if result is not None and result.points != result.max_points:
            functions[name] = tasks(name).task.reference
    return Substitutes(student, functions)


def _built_upon(exercise: Exercise, tasks: Callable[[str], GradedTask]) -> Iterator[str]:
    for name in exercise.uses:
        yield name
        yield from _built_upon(tasks(name).exercise, tasks)


def _told(result: CellResult, names: Sequence[str]) -> CellResult:
    note = say("Asked with the right {names} in place of yours.", names=", ".join(names))
    return replace(result, parts=tuple(replace(part, facts=(note, *part.facts)) for part in result.parts))


def _of_own(result: CellResult, names: Sequence[str]) -> CellResult:
    """What is lost with functions that are not right may be lost by them: no name is certain."""
    note = say(
        "Asked with your own {names}. As that is not right, what is wrong here may come of it.", names=", ".join(names)
    )
    parts = tuple(_doubted(part, note) if part.points < part.max_points else part for part in result.parts)
    return replace(result, parts=parts, with_own=True)


def _doubted(part: PartResult, note: str) -> PartResult:
    names = tuple(replace(one, certainty="likely") if one.certainty == "certain" else one for one in part.names)
    return replace(part, names=names, facts=(note, *part.facts))
