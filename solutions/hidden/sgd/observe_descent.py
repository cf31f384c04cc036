"""Examines a `gradient_descent`: from where it walks, how each step goes, which W it returns, what it notes.

Each facet is told in terms of the walk that was seen, so that a step in the wrong direction does not
change what is seen of the history.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from autograder.checks import is_close
from autograder.grading import NOTHING_TO_COMPARE, Observation, Outcome, attempt, changed_arguments, outcome_of

RATE = 0.07
CASES = {"five steps": (RATE, 5), "two steps": (RATE, 2), "long steps": (1.1, 4)}
STEEP = 1e4
ITSELF, STEP, ARRIVES, BOTTOM, LEVEL = (
    "edges: W itself",
    "weights: each step",
    "history: a walk that arrives",
    "history: a start at the bottom",
    "history: a loss that stays the same",
)


class Valley:
    """A bowl that notes the W at which it was asked, and what it answered."""

    def __init__(self, shape: tuple[int, ...] = (2, 3), steepness: float = 1.0):
        numbers = np.random.default_rng(8)
        self.scale = steepness * numbers.uniform(0.5, 2.0, size=shape)
        self.start = 1 + numbers.uniform(size=shape)
        self.asked: list[np.ndarray] = []

    def __call__(self, W: Any) -> tuple[float, np.ndarray]:
        W = np.array(W, dtype=float).reshape(self.scale.shape)
        self.asked.append(W)
        return float(np.sum(self.scale * W**2)), 2 * self.scale * W

    def walk(self) -> list[np.ndarray]:
        return [W for k, W in enumerate(self.asked) if not k or not np.array_equal(W, self.asked[k - 1])]


def observe_gradient_descent(function: Any) -> Observation:
    """Facets `weights: …`, `history: …`, `edges: …`."""
    seen: Observation = {}
    attempt(function, Valley((3,)), Valley((3,)).start, RATE, 3)  # a call that later ones must not remember
    for case, (rate, steps) in CASES.items():
        for facet, outcome in _walk(function, rate, steps).items():
            seen.setdefault(facet, {})[case] = outcome
    seen["weights: where the slope is steep"] = {"": _steep(function)}
    bottom, start = Valley(), Valley().start
    bottom.start = np.zeros_like(start)
    seen[ARRIVES] = {"": _entries(function, Valley(), start, 60)}
    seen[BOTTOM] = {"": _entries(function, bottom, bottom.start, 5)}
    seen[LEVEL] = {"": _entries(function, lambda W: (1.5, 0.1 + np.array(W)), start, 5)}
    seen["history: no step"] = {"": _entries(function, Valley(), start, 0)}
    seen["edges: no step"] = {"": _end(function, (2, 3), 0)}
    seen["edges: other shapes"] = {"a vector": _end(function, (3,), 3), "three axes": _end(function, (2, 1, 2), 3)}
    valley = Valley()
    changed = changed_arguments(function, valley, valley.start, RATE, 2)
    seen[ITSELF] = {"": "changed" if changed else "kept"}
    return seen


def _call(function: Any, valley: Valley, rate: float, steps: int) -> tuple[Any, Any, str]:
    result, error = attempt(function, valley, valley.start, rate, steps)
    if error:
        return None, None, error
    if not isinstance(result, (list, tuple)) or len(result) != 2:
        said = outcome_of(result)
        return None, None, said if isinstance(said, str) else "one thing in place of two"
    return result[0], result[1], ""


def _walk(function: Any, rate: float, steps: int) -> dict[str, Outcome]:
    names = (
        "weights: where it begins",
        STEP,
        "weights: the step of the W returned",
        "history: entries",
    )
    valley = Valley()
    W, history, error = _call(function, valley, rate, steps)
    if error or not valley.asked:
        return dict.fromkeys(names, error or "never asks the loss function")
    end = outcome_of(W)
    if isinstance(end, str) or end.shape != valley.start.shape:
        word = end if isinstance(end, str) else f"{end.ndim} axes"
        return dict.fromkeys(names[:3], word) | {names[3]: _noted(history, valley)}
    walk = valley.walk()
    places = [k for k, other in enumerate(walk) if is_close(other, end, 1e-9)]
    if not places:
        walk.append(end)
    returned = np.array(float(places[-1] if places else len(walk) - 1))
    factors = np.array([(later - now) / (-2 * rate * valley.scale * now) for now, later in pairwise(walk)])
    return dict(zip(names, (walk[0], factors[:steps], returned, _noted(history, valley)), strict=True))


def _noted(history: Any, valley: Valley) -> Outcome:
    """For each entry the number of the step before which this loss was met; the entries themselves if it was not."""
    if isinstance(history, np.ndarray) and history.ndim == 1:
        history = list(history)
    if not isinstance(history, (list, tuple)):
        said = outcome_of(history)
        return said if isinstance(said, str) else "one number" if said.ndim == 0 else f"{said.ndim} axes"
    heights = [float(np.sum(valley.scale * W**2)) for W in valley.walk()]
    outcomes = [outcome_of(entry) for entry in history]
    entries = [float(np.ravel(entry)[0]) for entry in outcomes if isinstance(entry, np.ndarray) and entry.size == 1]
    if len(entries) < len(outcomes):
        return "entries that are no numbers"
    places = [[k for k, height in enumerate(heights) if is_close(entry, height)] for entry in entries]
    if places and len(entries) > len(valley.asked) and not places[0] and places[-1]:
        return "losses of earlier calls before those of this one"
    return np.array([float(found[0]) if found else entry for found, entry in zip(places, entries, strict=True)])


def _steep(function: Any) -> Outcome:
    """The first step in a valley with large gradients, as a multiple of the right one."""
    valley = Valley(steepness=STEEP)
    W, _, error = _call(function, valley, RATE / STEEP, 1)
    end = outcome_of(W)
    if error or isinstance(end, str) or end.shape != valley.start.shape:
        return error or NOTHING_TO_COMPARE
    return (end - valley.start) / (-2 * RATE / STEEP * valley.scale * valley.start)


def _entries(function: Any, loss_function: Any, start: np.ndarray, steps: int) -> Outcome:
    result, error = attempt(function, loss_function, start, 0.2, steps)
    if not error and not (isinstance(result, (list, tuple)) and len(result) == 2):
        return NOTHING_TO_COMPARE
    history = None if error else result[1]
    if error or not isinstance(history, (list, tuple, np.ndarray)):
        return error or "no list"
    return np.array(float(np.size(history))) if np.size(history) <= steps + 1 else "more than one a step"


def _end(function: Any, shape: tuple[int, ...], steps: int) -> Outcome:
    W, _, error = _call(function, Valley(shape), RATE, steps)
    if error:
        return error
    end = outcome_of(W)
    if isinstance(end, str) or end.shape != shape:
        return end if isinstance(end, str) else "another shape"
    return "the shape of W" if steps else "W as it was" if is_close(end, Valley(shape).start) else "another W"
