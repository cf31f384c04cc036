"""The data of a notebook's visible checks: generated beside it, deterministic, with no solution in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from nbformat import NotebookNode

from autograder.course import Assignment
from autograder.notebook.official import roles
from autograder.notebook.regions import without_secrets
from linearloss.function import LocalFunction
from linearloss.known import Known, changes, same_facet
from linearloss.outcome import Observation
from linearloss.shipped_pairs import ShippedPairs
from linearloss.shipping import Shipped, from_plain, to_plain, visible

from .answers import sealed_answers
from .check_cells import subject
from .grading import Exercises, GradedTask
from .mistakes import Mistake
from .visible_numbers import visible_numbers
from .visible_pairs import VisiblePairs


def check_data(exercises: Exercises, assignment: Assignment, functions: Iterable[str]) -> str:
    """The text of `checks.json`: for each function its visible cases, what is right, and what known mistakes return; all tests."""
    tasks = {function: exercises.task(assignment, function) for function in functions}
    content = {function: to_plain(_shipped(task)) for function, task in tasks.items()}
    # A line for each part of each task: a change of one shows as one in a comparison of versions.
    lines = []
    for function, data in content.items():
        entries = [f"   {json.dumps(key)}: {_dense(value)}" for key, value in data.items()]
        lines.append(f"  {json.dumps(function)}: {{\n" + ",\n".join(entries) + "\n  }")
    official = exercises.official.of(assignment)
    tests = [f"  {_dense(test)}" for test in all_tests(official)]
    parts = [_block("functions", "{}", lines), _block("tests", "[]", tests)]
    if exercises.course.answers_checked_at_once:
        parts.append(_block("answers", "{}", _answers(official)))
    return "{\n" + ",\n".join(parts) + "\n}\n"


def with_answers(text: str, official: NotebookNode) -> str:
    """The text of a `checks.json` with the digests of the right answers."""
    return _with_block(text, _block("answers", "{}", _answers(official)))


def with_notebook(text: str, file: str, version: str) -> str:
    """The text of a `checks.json` with the file and the version of the notebook that it belongs to."""
    lines = [f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in {"file": file, "version": version}.items()]
    return _with_block(text, _block("notebook", "{}", lines))


def _with_block(text: str, block: str) -> str:
    return text.removesuffix("\n}\n") + ",\n" + block + "\n}\n"


def _answers(official: NotebookNode) -> list[str]:
    return [f"  {json.dumps(name)}: {_dense(sealed)}" for name, sealed in sealed_answers(official).items()]


def all_tests(official: NotebookNode) -> list[dict[str, Any]]:
    """Every check of a notebook and every answer in prose, in order: what it is about, its points, whether a person reads it."""
    return [
        {
            "subject": subject(without_secrets(cell.source)) if roles(cell).is_test else roles(cell).grade_id,
            "points": cell.metadata["nbgrader"]["points"],
            "by_hand": not roles(cell).is_test,
        }
        for cell in official.cells
        if cell.metadata.get("nbgrader", {}).get("grade")
    ]


def _block(name: str, brackets: str, lines: list[str]) -> str:
    return f" {json.dumps(name)}: {brackets[0]}\n" + ",\n".join(lines) + f"\n {brackets[1]}"


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
    places: dict[str, int] = {}  # key of a mistake -> its place among the known ones
    for mistake, judged in task.judged_mistakes:
        facets = [one for one in exercise.facets if one.name in judged]
        seen_of_it = exercise.observe(task.program_of(mistake), facets)
        shown = changes(seen_of_it, {name: right[name] for name in seen_of_it}, tolerance)
        twins = (
            place
            for place, one in enumerate(known)
            if _conditions(one) == _conditions(mistake) and _alike(one.changes, shown, tolerance)
        )
        if shown:
            places[mistake.key] = next(twins, len(known))
            if places[mistake.key] == len(known):
                known.append(Known(mistake.code, mistake.told, shown, *_conditions(mistake)[1:]))
    # A class is trained for each of its cases, and what was copied from an earlier notebook was checked there: not worth the time.
    tries = task.mistakes and exercise.function == exercise.cell
    pairs = VisiblePairs(task, exercise, right, known, places).shipped() if tries else ShippedPairs()
    return Shipped(seen, right, tuple(known), pairs, visible_numbers(task, exercise, right))


def _conditions(one: Known | Mistake) -> tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    return one.code, one.only_if_right, one.only_if_explained, one.not_with


def _alike(one: Observation, other: Observation, tolerance: Callable[[str], float]) -> bool:
    return one.keys() == other.keys() and all(same_facet(one[name], other[name], tolerance(name)) for name in one)
