"""The mutation score of the reference solutions: is every slip in them caught by the hidden tests?"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from autograder.course import CourseError

from .local_grading import LocalNotebook
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


def mutation_score(notebook: LocalNotebook, function: str, reasons: Reasons) -> MutationScore:
    """Judge every mutant of a solution cell by the hidden tests that call it."""
    survivors = []
    made = mutants(function, notebook.solutions[function])
    for mutant in made:
        results = notebook.grade(function, mutant.source, seconds=SECONDS)
        if all(result.points == result.max_points for result in results.values()):
            survivors.append(mutant.change)
    equivalent = [change for change in survivors if change in reasons.equivalent]
    missed = tuple(change for change in survivors if change in reasons.missed)
    unexplained = tuple(change for change in survivors if change not in equivalent and change not in missed)
    unused = tuple(change for change in (*reasons.equivalent, *reasons.missed) if change not in survivors)
    return MutationScore(function, len(made) - len(survivors), len(equivalent), missed, unexplained, unused)


def read_reasons(folder: Path) -> dict[str, Reasons]:
    """The list of surviving mutants beside an assignment's source, by function.

    Raises:
        CourseError: the list is malformed, or a reason is empty.
    """
    path = folder / FILE
    if not path.is_file():
        return {}
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
        reasons = {function: Reasons(**kinds) for function, kinds in found.items()}
    except (tomllib.TOMLDecodeError, TypeError) as error:
        raise CourseError(
            f"{path}: it needs sections [function.equivalent] and [function.missed] ({error})."
        ) from error
    for function, kinds in reasons.items():
        for change, why in (*kinds.equivalent.items(), *kinds.missed.items()):
            if not isinstance(why, str) or not why.strip():
                raise CourseError(f"{path}: [{function}] gives no reason for {change!r}.")
    return reasons
