"""The data of a notebook's visible checks: generated beside it, deterministic, with no solution in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from autograder.course import Assignment
from linearloss.function import LocalFunction
from linearloss.naming import Known, changes, same_facet
from linearloss.outcome import Observation
from linearloss.shipping import Shipped, from_plain, to_plain, visible

from .grading import Exercises, GradedTask


def check_data(exercises: Exercises, assignment: Assignment, functions: Iterable[str]) -> str:
    """The text of `checks.json`: for each function its visible cases, what is right, and what known mistakes return."""
    tasks = {function: exercises.task(assignment, function) for function in functions}
    content = {function: to_plain(_shipped(task)) for function, task in tasks.items()}
    # A line for each part of each task: a change of one shows as one in a comparison of versions.
    lines = []
    for function, data in content.items():
        entries = [f"  {json.dumps(key)}: {_dense(value)}" for key, value in data.items()]
        lines.append(f" {json.dumps(function)}: {{\n" + ",\n".join(entries) + "\n }")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _dense(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _shipped(task: GradedTask) -> Shipped:
    """On the visible cases alone: a mistake that does not show there is not known there."""
    seen = visible(task.exercise)
    right = seen.observe(LocalFunction(task.task.reference))
    # As the check in the notebook will see them: from the data.
    exercise = from_plain(seen.function, to_plain(Shipped(seen, right, ()))).exercise

    def tolerance(name: str) -> float:
        return exercise.facet(name).tolerance

    known: list[Known] = []
    for mistake, judged in task.judged_mistakes:
        facets = [one for one in exercise.facets if one.name in judged]
        seen_of_it = exercise.observe(task.program_of(mistake), facets)
        shown = changes(seen_of_it, {name: right[name] for name in seen_of_it}, tolerance)
        twin = any(
            (one.code, one.only_if_right) == (mistake.code, mistake.only_if_right)
            and _alike(one.changes, shown, tolerance)
            for one in known
        )
        if shown and not twin:
            known.append(Known(mistake.code, mistake.told, shown, mistake.only_if_right))
    return Shipped(seen, right, tuple(known))


def _alike(one: Observation, other: Observation, tolerance: Callable[[str], float]) -> bool:
    return one.keys() == other.keys() and all(same_facet(one[name], other[name], tolerance(name)) for name in one)
