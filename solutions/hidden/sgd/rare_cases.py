"""What `LinearClassifier.train` does with large gradients, with none, and where the largest class is missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks import is_close
from autograder.grading import NOTHING_TO_COMPARE, Observation, Outcome, attempt, outcome_of

from .trainings import RATE, REG, SIZE, C, D, problem

STEEP, NO_SLOPE_STEPS = 1e4, 4


def in_rare_cases(LinearClassifier: Any) -> Observation:
    """One facet for each of the three."""
    return {
        "descent: where the slope is steep": {"": _first_step(LinearClassifier)},
        "history: where nothing is left to learn": {"": _entries(LinearClassifier)},
        "continues: the largest class is missing": {"": _goes_on(LinearClassifier)},
    }


class _Trained:
    """A classifier of the student's with a loss function that notes at which W it is asked."""

    def __init__(self, LinearClassifier: Any, answer: Callable[[np.ndarray], tuple[float, np.ndarray]]):
        self.weights: list[np.ndarray] = []
        self.history: Any = None

        def loss_function(W: Any, X: Any, y: Any, reg: Any = 0.0) -> tuple[float, np.ndarray]:
            self.weights.append(np.array(W, dtype=float))
            return answer(self.weights[-1])

        self.model, self.error = attempt(LinearClassifier, loss_function, seed=4)

    def train(self, X: np.ndarray, y: np.ndarray, rate: float, steps: int) -> np.ndarray | None:
        """`self.W` after `steps` more steps; None if there are no weights."""
        if not self.error:
            settings = dict(learning_rate=rate, reg=REG, num_iters=steps, batch_size=SIZE)
            self.history, self.error = attempt(self.model.train, X, y, **settings)
        W = None if self.error else getattr(self.model, "W", None)
        return np.array(W, dtype=float) if isinstance(W, np.ndarray) and self.weights else None


def _first_step(LinearClassifier: Any) -> Outcome:
    """As a multiple of the right one."""
    slope = STEEP * np.random.default_rng(5).normal(size=(D, C))
    trained = _Trained(LinearClassifier, lambda W: (1.0, slope.copy()))
    W = trained.train(*problem(), RATE / STEEP, 1)
    if W is None or W.shape != slope.shape or trained.weights[0].shape != slope.shape:
        return trained.error or NOTHING_TO_COMPARE
    return np.asarray((trained.weights[0] - W) / slope / (RATE / STEEP))


def _entries(LinearClassifier: Any) -> Outcome:
    """How many entries the history has where loss and gradient are zero; of more than one a step, just that."""
    trained = _Trained(LinearClassifier, lambda W: (0.0, np.zeros_like(W)))
    trained.train(*problem(), RATE, NO_SLOPE_STEPS)
    if not isinstance(trained.history, (list, tuple, np.ndarray)):
        return trained.error or NOTHING_TO_COMPARE
    history = np.atleast_1d(trained.history) if isinstance(trained.history, np.ndarray) else trained.history
    entries = [outcome_of(entry) for entry in history]
    if not all(isinstance(entry, np.ndarray) and entry.size == 1 for entry in entries):
        return "entries that are no numbers"
    return "more than one a step" if len(entries) > NO_SLOPE_STEPS else np.array(float(len(entries)))


def _goes_on(LinearClassifier: Any) -> Outcome:
    """Whether a second call, whose labels lack the largest class, begins where the first has ended."""
    X, y = problem()
    trained = _Trained(LinearClassifier, lambda W: (1.0, np.ones_like(W)))
    end = trained.train(X, y, RATE, 2)
    trained.weights.clear()
    trained.train(X[y < C - 1], y[y < C - 1], RATE, 2)
    if end is None or not trained.weights:
        return trained.error or NOTHING_TO_COMPARE
    return "goes on" if is_close(trained.weights[0], end, 1e-9) else "another W"
