"""Examines `LinearClassifier.predict` and `.loss`, with weights that the judge has put there."""

from __future__ import annotations

import contextlib
from typing import Any

import numpy as np

from autograder.grading import Observation, Outcome, attempt, changed_arguments, outcome_of, outcome_of_call

from .watching import Watch

D, C = 5, 3
CASES = {"many rows": 12, "as many rows as classes": C, "other rows": 7}


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
    watch.calls, watch.complaint = [], ""
    result, error = attempt(model.loss, X, y, 0.6)
    handed: dict[str, Outcome] = dict.fromkeys(("W", "X", "y", "reg"), watch.complaint or error or "never asks")
    if watch.calls:
        last = watch.calls[-1]
        handed = {"W": last.W, "X": last.X, "y": last.y.astype(float), "reg": np.array(last.reg)}
    found: Observation = {f"loss: {name} handed on": {"": outcome} for name, outcome in handed.items()}
    pair = isinstance(result, (list, tuple)) and len(result) == 2
    returned = result if pair else (result, result)
    for name, value in zip(("the loss", "the gradient"), returned, strict=True):
        found[f"loss: {name}"] = {"": error or outcome_of(value)}
    return found
