"""Examines `LinearClassifier.predict` and `.loss`, with weights that the judge has put there."""

from __future__ import annotations

import contextlib
from typing import Any

import numpy as np

from autograder.grading import (
    NOTHING_TO_COMPARE,
    Observation,
    Outcome,
    attempt,
    changed_arguments,
    outcome_of,
    outcome_of_call,
)

from .trainings import NEVER_ASKS
from .watching import Watch

D, C = 5, 3
CASES = {"many rows": 12, "as many rows as classes": C, "other rows": 7}


def orders(C: int) -> np.ndarray:
    """Six rows that rank the classes; the last class wins in one of them at least, and the first in another."""
    numbers = np.random.default_rng(77)
    rows = [numbers.permutation(C) for _ in range(4)]
    return np.array([np.arange(C), np.arange(C)[::-1], *rows], dtype=float)


def unusual_scores(C: int) -> dict[str, np.ndarray]:
    """Scores that are hard to compare for a predict that does more than compare them."""
    far = np.resize([-4000.0, 4000.0], (6, 1))
    return {
        "all negative": orders(C) - C - 1.5,
        "far from zero": far + 900 * orders(C),
        "close together": 1e-6 * orders(C),
    }


def _compared(usual: Outcome, unusual: Outcome) -> str:
    """Whether the same ranks lead to the same labels in scores of another size."""
    if isinstance(usual, str) or isinstance(unusual, str) or usual.shape != unusual.shape:
        return "the same labels" if isinstance(usual, str) and isinstance(unusual, str) else NOTHING_TO_COMPARE
    if np.array_equal(usual, unusual):
        return "the same labels"
    return "one label for all" if np.ptp(unusual) == 0 else "other labels"


def observe_predict_and_loss(LinearClassifier: Any) -> Observation:
    """Facets `predict`, `labels: …`, `loss: …`."""
    numbers = np.random.default_rng(3)
    W, dW = numbers.normal(size=(D, C)), numbers.normal(size=(D, C))
    watch = Watch(lambda *_: (1.7, dW.copy()), D, C)
    model, error = attempt(LinearClassifier, watch.function(), seed=2)
    if error:
        return {"predict": {"": error}}
    with contextlib.suppress(Exception):
        model.train(
            numbers.normal(size=(8, D)), np.arange(8) % C, learning_rate=0.1, reg=0.0, num_iters=1, batch_size=4
        )
    model.W = W
    seen: Observation = {}
    rows = numbers.normal(size=(6, D)) + np.linspace(-2, 2, D)
    seen["predict"] = {case: outcome_of_call(model.predict, np.resize(rows, (N, D)) * N) for case, N in CASES.items()}
    usual = outcome_of_call(model.predict, (orders(C) - 0.9) @ np.linalg.pinv(W))
    seen["predict"]["every class wins somewhere"] = usual
    for says, scores in unusual_scores(C).items():
        unusual = outcome_of_call(model.predict, scores @ np.linalg.pinv(W))
        seen[f"predict: scores {says}"] = {"": _compared(usual, unusual)}
    one = outcome_of_call(model.predict, rows[:1])
    seen["labels: one row"] = {"": one if isinstance(one, str) else f"{one.ndim} axes"}
    kind, _ = attempt(model.predict, rows)
    seen["labels: kind"] = {
        "": f"dtype {kind.dtype.kind}" if isinstance(kind, np.ndarray) else str(type(kind).__name__)
    }
    changed = changed_arguments(model.predict, numbers.normal(size=(4, D)))
    seen["labels: X itself"] = {"": "changed" if changed else "kept"}
    seen |= _loss(model, watch, numbers)
    model.W = W[:C]
    seen["predict: as many features as classes"] = {"": outcome_of_call(model.predict, rows[:, :C])}
    return seen


def _loss(model: Any, watch: Watch, numbers: np.random.Generator) -> Observation:
    X, y = numbers.normal(size=(6, D)), np.array([2, 0, 1, 1, 0, 2])
    before = np.array(model.W)
    watch.calls, watch.complaint = [], ""
    result, error = attempt(model.loss, X, y, 0.6)
    complaint = watch.complaint and f"raises a complaint: {watch.complaint}"
    handed: dict[str, Outcome] = dict.fromkeys(("W", "X", "y", "reg"), complaint or error or NEVER_ASKS)
    if watch.calls:
        last = watch.calls[-1]
        handed = {"W": last.W, "X": last.X, "y": last.y.astype(float), "reg": np.array(last.reg)}
    found: Observation = {f"loss: {name} handed on": {"": outcome} for name, outcome in handed.items()}
    pair = isinstance(result, (list, tuple)) and len(result) == 2
    returned = result if pair else (result, result)
    for name, value in zip(("the loss", "the gradient"), returned, strict=True):
        found[f"loss: {name}"] = {"": error or outcome_of(value)}
    kept = isinstance(now := getattr(model, "W", None), np.ndarray) and np.array_equal(now, before)
    found["loss: self.W itself"] = {"": "kept" if kept else "changed"}
    return found
