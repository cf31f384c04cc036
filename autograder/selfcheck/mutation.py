"""The mutation score of the solutions: is every slip in them caught?"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from autograder.course import CourseError
from autograder.exercise.grading import GradedTask
from autograder.judge.bounds import TookTooLong, time_bound
from linearloss.known import wrong_facets

from .mutants import mutants

FILE = "surviving_mutants.toml"
SECONDS = 6.0


@dataclass(frozen=True)
class Reasons:
    """Why mutants of one function score full: `before -> after` -> why. Missed ones are wrong and accepted."""

    equivalent: Mapping[str, str] = field(default_factory=dict)
    missed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class MutationScore:
    """What became of the mutants of one solution. `unexplained` and `unused` should be empty.

    Attributes:
        missed: wrong, not caught, and a reason is written down.
        unexplained: not caught, and no reason is written down.
        unused: reasons for mutants that are caught, or that there are none of.
    """

    function: str
    caught: int
    equivalent: int
    missed: tuple[str, ...]
    unexplained: tuple[str, ...]
    unused: tuple[str, ...]

    @property
    def total(self) -> int:
        """All mutants that were made."""
        return self.caught + self.equivalent + len(self.missed) + len(self.unexplained)


def mutation_score(tasks: Sequence[GradedTask], solution: str, reasons: Reasons) -> MutationScore:
    """Judge every mutant of a solution cell by its exercises."""
    function = tasks[0].exercise.cell
    made = mutants(function, solution)
    survivors = [mutant.change for mutant in made if scores_full(tasks, mutant.source)]
    equivalent = [change for change in survivors if change in reasons.equivalent]
    missed = tuple(change for change in survivors if change in reasons.missed)
    unexplained = tuple(change for change in survivors if change not in equivalent and change not in missed)
    unused = tuple(change for change in (*reasons.equivalent, *reasons.missed) if change not in survivors)
    return MutationScore(function, len(made) - len(survivors), len(equivalent), missed, unexplained, unused)


def scores_full(tasks: Sequence[GradedTask], source: str, seconds: float = SECONDS) -> bool:
    """Whether a program in place of a solution cell shows everything as the right one does, in time."""
    known_right = [task.right for task in tasks]
    try:
        with time_bound(seconds):
            return not any(
                wrong_facets(task.exercise.observe(task.program(source)), right, task.tolerance)
                for task, right in zip(tasks, known_right, strict=True)
            )
    except (Exception, TookTooLong):  # it cannot even be defined, or it never ends
        return False


def read_reasons(folder: Path, functions: Collection[str] | None = None) -> dict[str, Reasons]:
    """The list of surviving mutants beside an assignment's source, by function.

    Args:
        functions: those that there may be reasons of; any if None.

    Raises:
        CourseError: the list is malformed, is about another function, or a reason is empty; with file and line.
    """
    path = folder / FILE
    if not path.is_file():
        return {}
    text = path.read_text(encoding="utf-8")

    def at(words: str) -> str:
        return f"{path}:{text.partition(words)[0].count(chr(10)) + 1 if words in text else 1}"

    try:
        found = tomllib.loads(text)
        reasons = {function: Reasons(**kinds) for function, kinds in found.items()}
    except (tomllib.TOMLDecodeError, TypeError) as error:
        raise CourseError(
            f"{path}:1: it needs sections [function.equivalent] and [function.missed] ({error})."
        ) from error
    for function, kinds in reasons.items():
        if functions is not None and function not in functions:
            raise CourseError(f"{at(function)}: no exercise is about {function!r}. There are: {', '.join(functions)}.")
        for kind, changes in (("equivalent", kinds.equivalent), ("missed", kinds.missed)):
            if not isinstance(changes, dict):
                raise CourseError(
                    f"{at(function)}: [{function}.{kind}] must be a section of lines 'old -> new' = \"why\"."
                )
            for change, why in changes.items():
                if not isinstance(why, str) or not why.strip():
                    raise CourseError(f"{at(change)}: [{function}] gives no reason for {change!r}.")
    return reasons
