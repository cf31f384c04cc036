"""Programs with two mistakes: a sample of those in which each of the two can be seen as if it were alone."""

from __future__ import annotations

import random
from collections.abc import Sequence

from autograder.exercise import Mistake
from autograder.exercise.composition import Composition, compositions
from autograder.exercise.grading import GradedTask
from linearloss.known import same_facet
from linearloss.outcome import Observation

from .proof import Checked, judged

SEED = 2
FOR_EACH_FUNCTION = 5
# Most pairs meet somewhere; looking for those that do not ends after so many.
MOST_TRIED = 200

Seen = list[Observation]  # one for each exercise of a cell


def check_compositions(tasks: Sequence[GradedTask], solution: str) -> list[Checked]:
    """At most `FOR_EACH_FUNCTION` programs with two mistakes of one solution cell, the same ones every time.

    The two change different facets, and the program shows every facet as the one that changes it does: so
    there is a reason to name both.
    """
    mistakes = tasks[0].mistakes
    pairs = list(compositions(solution, mistakes))
    random.Random(f"{SEED} {tasks[0].exercise.cell}").shuffle(pairs)
    found: list[Checked] = []
    used: set[str] = set()
    for pair in pairs[:MOST_TRIED]:
        names = {mistake.name for mistake in pair.mistakes}
        seen = None if names & used else _seen_if_both_show(tasks, pair)
        if seen is not None:
            results = {task.exercise.test: task.judged(observed) for task, observed in zip(tasks, seen, strict=True)}
            found.append(judged(pair, results, "composed"))
            used |= names
        if len(found) == FOR_EACH_FUNCTION:
            break
    return found


def _seen_if_both_show(tasks: Sequence[GradedTask], pair: Composition) -> Seen | None:
    """What the program shows, if both mistakes can be seen in it."""
    one, other = ([changed(task, mistake) for task in tasks] for mistake in pair.mistakes)
    apart = not any(first.keys() & second.keys() for first, second in zip(one, other, strict=True))
    if not (apart and any(one) and any(other)):
        return None
    try:
        seen = [task.exercise.observe(task.program(pair.source)) for task in tasks]
    except SyntaxError:  # the two edits do not go together
        return None
    for task, observed, first, second in zip(tasks, seen, one, other, strict=True):
        expected = {**task.right, **first, **second}
        if not all(same_facet(observed[name], facet, task.tolerance(name)) for name, facet in expected.items()):
            return None
    return seen


def changed(task: GradedTask, mistake: Mistake) -> Observation:
    """The facets of an exercise that a mistake in its own function changes."""
    return task.shown.changes(mistake, tuple(task.right))
