"""Are verdicts a matter of luck? Grades programs again and again, each time on other random problems."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from autograder.grading.problems import other_problems

from .local_grading import LocalNotebook


@dataclass(frozen=True)
class Flake:
    """A program that did not get what it must get, in one repetition."""

    name: str
    repetition: int
    explanation: str


def repeat(
    notebook: LocalNotebook,
    name: str,
    replaces: str,
    source: str,
    loses: Mapping[str, Collection[str]],
    repetitions: int,
) -> list[Flake]:
    """Grade one program `repetitions` times; the first time on the problems of every day.

    Args:
        loses: test -> parts that must give nothing; all others must score full. Empty for a right program.
    """
    found = []
    for repetition in range(repetitions):
        with other_problems(repetition):
            results = notebook.grade(replaces, source, tests=[*notebook.tests_of(replaces)])
        for test, result in results.items():
            said = unexpected_parts(result.parts, loses.get(test, ()))
            if said:
                found.append(Flake(name, repetition, f"{test}: {said}"))
    return found


def unexpected_parts(parts: tuple, lost: Collection[str]) -> str:  # type: ignore[type-arg]
    """What parts of a test gave that they must not give; empty if all is as it must be."""
    got = {part.name: part for part in parts}
    unknown = [name for name in lost if name not in got]
    if unknown and not (len(parts) == 1 and parts[0].name == "test" and parts[0].points == 0):
        return f"there is no part {', '.join(unknown)}"
    due = {part.name: 0.0 if part.name in lost else part.max_points for part in parts}
    said = [
        f"{part.name} gave {part.points:g} and not {due[part.name]:g} ({part.message})"
        for part in parts
        if abs(part.points - due[part.name]) > 1e-9
    ]
    return "; ".join(said)
