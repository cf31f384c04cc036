"""Functions that students copy from an earlier notebook: its wrong programs meet the tests of the later one too."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.diagnosis import Diagnostician
from autograder.exercise import Mistake

from .local_grading import LocalNotebook
from .repetitions import unexpected_parts


@dataclass(frozen=True)
class CarriedOver:
    """What the tests of a later notebook make of an earlier one's wrong programs.

    Attributes:
        tried: wrong programs that lose points in a part which the later test has too.
        problems: those that do not lose just these parts there, or do not get their name.
    """

    function: str
    tried: int
    problems: tuple[str, ...]


def carry_over(
    notebook: LocalNotebook,
    earlier: LocalNotebook,
    function: str,
    mistakes: list[Mistake],
    diagnostician: Diagnostician,
) -> CarriedOver:
    """Grade each mistake in `function` of an earlier notebook by the test of the same name in this one.

    A program is copied with the other functions of its notebook, as the student is told to.
    """
    helpers = "".join(
        f"{source}\n\n" for name, source in earlier.solutions.items() if name != function and f"def {name}(" in source
    )
    test = f"test_{function}"
    parts = {part.name for part in notebook.grade(function, notebook.solutions[function], tests=[test])[test].parts}
    tried, problems = 0, []
    for mistake in mistakes:
        lost = [part for part in mistake.loses.get(test, ()) if part in parts]
        if not lost:
            continue
        tried += 1
        result = notebook.grade(function, helpers + mistake.source, tests=[test], diagnostician=diagnostician)[test]
        said = [unexpected_parts(result.parts, lost)]
        if not result.diagnoses or not {*result.diagnoses} <= {*mistake.codes}:
            said.append(f"named {', '.join(result.diagnoses) or 'nothing'}")
        if any(said):
            problems.append(f"{mistake.name} of {mistake.assignment}: {'; '.join(filter(None, said))}")
    return CarriedOver(function, tried, tuple(problems))
