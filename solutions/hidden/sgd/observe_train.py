"""Examines `LinearClassifier.train`: every facet is told in terms of the walk that was seen."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.checks import is_close
from autograder.grading import NOTHING_TO_COMPARE, Observation, Outcome, attempt, changed_arguments, outcome_of

from .rare_cases import in_rare_cases
from .stub_settings import settings_used
from .trainings import RATE, REG, SEED, SIZE, Script, Training, holds, problem

FACETS = (
    "history: entries", "batches: sizes", "batches: labels", "batches: a new one in each step", "descent: each step",
    "regulariser: strength", "start: first W", "sampling: indices",
)  # fmt: skip
RATE_USED = "same weights: the default of the learning rate"
ITSELF, NEW = "batches: the caller's arrays", "start: a new classifier"
LOUD_STEPS = {"few steps": 3, "many steps": 101}


def observe_train(LinearClassifier: Any) -> Observation:
    """Facets of all parts but `learns`, which follows from the others."""
    X, y = problem()
    Training(LinearClassifier, X, y, SEED, steps=1, offset=9.0)  # what later ones must not remember
    once = Training(LinearClassifier, X, y, SEED, calls=3)
    twin = Training(LinearClassifier, X, y, SEED)
    seen: Observation = {facet: {"": outcome} for facet, outcome in _facets(once, twin).items()}
    seen["history: a second call"] = {"": once.second_history()}
    seen["continues: weights"] = {"": once.goes_on_from()}
    seen["continues: minibatches"] = {"": once.goes_on_with()}
    few, again = (Training(LinearClassifier, X[:3], np.array([1, 3, 2]), 5, steps=2) for _ in range(2))
    seen["start: a class without examples"] = {"": few.start(again)}
    seen["batches: labels that begin with 1"] = {"": few.error or few.labels()}
    seen[NEW] = {"": once.at_first}
    seen["sampling: more asked for than there are"] = {"": few.sampling(again)}
    default, again = (Training(LinearClassifier, X, y, None, steps=2) for _ in range(2))
    seen["start: the default seed"] = {"": default.start(again)}
    seen[ITSELF] = {"": _changed(LinearClassifier)}
    seen |= _loud(LinearClassifier, once) | in_rare_cases(LinearClassifier)
    settings, error = attempt(settings_used, LinearClassifier)
    seen["same weights: settings"] = {"": error or settings[1:]}
    seen[RATE_USED] = {"": error or settings[:1]}
    return seen


def _facets(once: Training, twin: Training) -> dict[str, Outcome]:
    if once.error or twin.error:
        return dict.fromkeys(FACETS, once.error or twin.error)
    steps = once.steps[0]
    found = (
        once.history(0), np.array([float(len(seen.X)) for seen in steps]), once.labels(), once.new_ones(),
        once.descent(), np.array([seen.reg for seen in steps]), once.start(twin), once.sampling(twin),
    )  # fmt: skip
    return dict(zip(FACETS, found, strict=True))


def _loud(LinearClassifier: Any, quiet: Training) -> Observation:
    """What verbose=True changes."""
    histories, minibatches = {}, {}
    for case, steps in LOUD_STEPS.items():
        loud = Training(LinearClassifier, *problem(), SEED, steps=steps, verbose=True)
        histories[case] = loud.error or _as_seen(loud)
        minibatches[case] = NOTHING_TO_COMPARE if loud.error else _as_without(loud, quiet)
    return {"history: with verbose=True": histories, "sampling: with verbose=True": minibatches}


def _as_seen(loud: Training) -> Outcome:
    entries, losses = loud.histories[0], [seen.loss for seen in loud.steps[0]]
    if not isinstance(entries, (list, tuple, np.ndarray)):
        return "no list"
    if isinstance(entries, np.ndarray) and entries.ndim != 1:
        return "no list"
    if len(entries) != len(losses):
        return "another number of entries"
    outcomes = [outcome_of(entry) for entry in entries]
    numbers = [np.ravel(entry)[0] for entry in outcomes if isinstance(entry, np.ndarray) and entry.size == 1]
    return "as it should be" if is_close(numbers, losses) else "other entries"


def _as_without(loud: Training, quiet: Training) -> Outcome:
    if quiet.error:
        return NOTHING_TO_COMPARE
    same = loud.as_asked() if quiet.as_asked() else all(map(_same_rows, loud.steps[0], quiet.steps[0]))
    return "as without" if same else "others than without"


def _same_rows(one: Any, other: Any) -> bool:
    return holds(one, other.X)


def _changed(LinearClassifier: Any) -> str:
    X, y = problem()
    model, error = attempt(LinearClassifier, Script().function())
    changed = [] if error else changed_arguments(model.train, X, y + 1, RATE, REG, 2, SIZE)
    return " ".join("Xy"[position] for position in changed) or "kept"
