"""What the check in a notebook knows of one function: what is right on the visible cases, and what known mistakes show there.

Programs with mistakes are run when something has changed that they depend on; what they show is kept in `build/visible/`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from autograder.course import grader_digest
from linearloss.exercise import Exercise
from linearloss.function import LocalFunction
from linearloss.known import Known, changes, same_facet
from linearloss.outcome import Observation
from linearloss.shipped_pairs import ShippedPairs, pairs_from_plain
from linearloss.shipping import Shipped, from_plain, to_plain, visible

from .kept_observations import as_words, read_kept, write_kept
from .mistakes import Mistake
from .visible_numbers import told, with_numbers
from .visible_pairs import VisiblePairs
from .visible_runs import Runs, VisibleRuns

if TYPE_CHECKING:
    from .grading import GradedTask


def shipped(task: GradedTask, done: Runs) -> Shipped:
    """On the visible cases alone: a mistake that does not show there is not known there.

    Args:
        done: what was run for other tasks; what is run is added.
    """
    seen = visible(task.exercise)
    right = seen.observe(LocalFunction(task.task.reference))
    data = to_plain(Shipped(seen, right, ()))
    exercise = from_plain(seen.function, data).exercise  # as the check in the notebook will see it

    path = task.course.root / "build" / "visible" / f"{task.task.assignment}.{exercise.function}.msgpack"
    digest, kept = _digest(task, data), read_kept(path)
    if isinstance(kept, dict) and kept.get("of") == digest:
        known, _ = _known(task, kept["changes"], exercise)
        return Shipped(seen, right, known, pairs_from_plain(kept["pairs"], known), told(task, kept["numbers"]))

    runs = VisibleRuns(task, exercise, data, done)
    shown = _changes(task, exercise, right, runs)
    known, places = _known(task, shown, exercise)
    # A class is trained for each of its cases, and what was copied from an earlier notebook was checked there: not worth the time.
    tries = task.mistakes and exercise.function == exercise.cell
    pairs = VisiblePairs(task, exercise, right, known, places, runs).shipped() if tries else ShippedPairs()
    numbers = with_numbers(task, exercise, right, runs, shown)
    write_kept(path, {"of": digest, "changes": as_words(shown), "pairs": pairs.to_plain(), "numbers": numbers})
    return Shipped(seen, right, known, pairs, told(task, numbers))


def _digest(task: GradedTask, data: Mapping[str, Any]) -> str:
    """Of all that the programs with mistakes depend on: what is only said of them may change."""
    facets = [{key: value for key, value in facet.items() if key != "says"} for facet in data["facets"]]
    programs = [
        (replace(one, title="", thinks="", says="", seems="", where=""), judged) for one, judged in task.judged_mistakes
    ]
    everything = (grader_digest(), data["cases"], facets, data["right"], programs, task.cells_beside)
    return sha256(repr(everything).encode()).hexdigest()


def _changes(task: GradedTask, exercise: Exercise, right: Observation, runs: VisibleRuns) -> dict[str, Observation]:
    """Key of each mistake -> the facets that it changes, as it changes them."""
    shown = {}
    for mistake, judged in task.judged_mistakes:
        seen = runs.observe(mistake, [one for one in exercise.facets if one.name in judged])
        shown[mistake.key] = changes(seen, {name: right[name] for name in seen}, _tolerance(exercise))
    return shown


def _known(
    task: GradedTask, shown: Mapping[str, Observation], exercise: Exercise
) -> tuple[tuple[Known, ...], dict[str, int]]:
    """The mistakes that show, those that look alike once; and the place of each, by its key."""
    known: list[Known] = []
    places: dict[str, int] = {}
    for mistake, _ in task.judged_mistakes:
        changed = shown[mistake.key]
        twins = (
            place
            for place, one in enumerate(known)
            if _conditions(one) == _conditions(mistake) and _alike(one.changes, changed, _tolerance(exercise))
        )
        if changed:
            places[mistake.key] = next(twins, len(known))
            if places[mistake.key] == len(known):
                known.append(
                    Known(mistake.code, mistake.told, changed, *_conditions(mistake)[1:], places=task.places(mistake))
                )
    return tuple(known), places


def _tolerance(exercise: Exercise) -> Callable[[str], float]:
    return lambda name: exercise.facet(name).tolerance


def _conditions(one: Known | Mistake) -> tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    return one.code, one.only_if_right, one.only_if_explained, one.not_with


def _alike(one: Observation, other: Observation, tolerance: Callable[[str], float]) -> bool:
    return one.keys() == other.keys() and all(same_facet(one[name], other[name], tolerance(name)) for name in one)
