"""Proves an exercise: every known mistake is caught, priced as stated and named; right answers score full, again and again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from autograder.grading.problems import other_problems

from .grading import GradedTask


@dataclass(frozen=True)
class Shortfall:
    """What is not as it should be with one program."""

    program: str
    text: str


def prove(
    task: GradedTask, right: Mapping[str, str], repetitions: int = 1, repetitions_of_wrong: int = 1
) -> list[Shortfall]:
    """Everything that falls short.

    Args:
        right: title -> a right answer in an odd style.
        repetitions, repetitions_of_wrong: on how many sets of random problems right and wrong programs are tried.
    """
    found = []
    for number in range(max(repetitions, repetitions_of_wrong)):
        with other_problems(number):
            if number < repetitions:
                found += [*_right(task, right, number)]
            if number < repetitions_of_wrong:
                found += [*_wrong(task, number)]
    return found


def _right(task: GradedTask, right: Mapping[str, str], number: int) -> list[Shortfall]:
    found = []
    for title, source in right.items():
        lost = [result for result in task.grade(task.program(source), ()) if result.status != "passed"]
        found += [Shortfall(title, f"right, and loses {one.name} on problems {number}: {one.message}") for one in lost]
    return found


def _wrong(task: GradedTask, number: int) -> list[Shortfall]:
    found = []
    known = task.known
    for mistake in task.mistakes:
        results = task.grade(task.program(mistake.source), known)
        lost = {result.name for result in results if result.points < result.max_points}
        stated = set(mistake.loses.get(task.exercise.test, ()))
        if lost != stated:
            found.append(
                Shortfall(mistake.key, f"loses {sorted(lost)}, and should lose {sorted(stated)} (problems {number})")
            )
        named = {code for result in results for code in result.diagnoses}
        if number == 0 and stated and not named & {mistake.code, *mistake.also}:
            found.append(Shortfall(mistake.key, f"named {sorted(named) or 'nothing'}, and is {mistake.code}"))
        elif number == 0 and named - {mistake.code, *mistake.also}:
            found.append(Shortfall(mistake.key, f"named {sorted(named)}, and is {mistake.code} alone"))
    return found
