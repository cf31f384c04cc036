"""Grades `LinearClassifier.predict` and `LinearClassifier.loss`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, as_number, call, is_close
from autograder.checks.values import kind_of
from autograder.grading import Parts, Score

from .running import make, train
from .watching import Watch

D, C = 5, 3


def grade_predict_and_loss(LinearClassifier: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `predict`, `labels` (shape, dtype, one row), `loss`."""
    parts, trained = Parts(), _Trained(LinearClassifier)
    parts.part("predict", points["predict"])(lambda: _check_predict(trained))
    parts.part("labels", points["labels"])(lambda: _check_labels(trained))
    parts.part("loss", points["loss"])(lambda: _check_loss(trained))
    return parts.score()


class _Trained:
    """A small problem, and the student's classifier after one step on it."""

    def __init__(self, LinearClassifier: Callable[..., Any]) -> None:
        self.LinearClassifier = LinearClassifier
        generator = np.random.default_rng(71)
        self.X, self.y = generator.normal(size=(8, D)), np.array([0, 1, 2, 2, 1, 0, 2, 1])
        self.aim = generator.normal(size=(D, C))

    @cached_property
    def model(self) -> tuple[Any, np.ndarray, Watch]:
        # One step of rate 1 along a fixed gradient: weights of order 1, whichever sign the student's step has.
        watch = Watch(lambda W, X, y, reg: (1.0, -self.aim), D, C)
        classifier = make(self.LinearClassifier, watch, seed=2)
        run = train(classifier, watch, self.X, self.y, rate=1.0, reg=0.0, num_iters=1, batch_size=4)
        return run.model, run.W, watch


def _labels(trained: _Trained, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    model, W, _ = trained.model
    got = call(model.predict, "LinearClassifier.predict", rows)
    if not isinstance(got, np.ndarray):
        raise CheckFailed(
            f"LinearClassifier.predict should return an array of labels, but returned {kind_of(got)}.", layer="type"
        )
    got = np.asarray(got)
    if got.shape != (len(rows),):
        raise CheckFailed(
            f"LinearClassifier.predict should return shape (N,), one label a row, but for N = {len(rows)} returned {got.shape}. "
            "The best class of a row is found along axis 1.", layer="shape", diagnoses=["argmax-axis"],
        )  # fmt: skip
    return got, np.argmax(rows @ W, axis=1)


def _check_predict(trained: _Trained) -> None:
    for N in (12, 7):
        rows = np.random.default_rng(72 + N).normal(size=(N, D))
        got, right = _labels(trained, rows)
        if not is_close(got, right):
            worst = np.argmin(rows @ trained.model[1], axis=1)
            raise CheckFailed(
                "LinearClassifier.predict: the labels are not those of the largest scores X @ W in each row."
                + (" They are those of the smallest." if is_close(got, worst) else "")
            )


def _check_labels(trained: _Trained) -> None:
    for N in (1, C):  # as many rows as classes: no shape can tell the axes apart
        rows = np.random.default_rng(90 + N).normal(size=(N, D))
        got, right = _labels(trained, rows)
        if got.dtype.kind not in "iu":
            raise CheckFailed(
                f"LinearClassifier.predict should return integers, but its dtype is {got.dtype}.", layer="dtype"
            )
        if not is_close(got, right):
            raise CheckFailed(
                "LinearClassifier.predict is wrong for a few rows only (one, or as many as classes).",
                diagnoses=["argmax-axis"],
            )


def _check_loss(trained: _Trained) -> None:
    model, W, watch = trained.model
    watch.calls = []
    got = call(model.loss, "LinearClassifier.loss", trained.X, trained.y, 0.6)
    if not isinstance(got, (tuple, list)) or len(got) != 2:
        raise CheckFailed("LinearClassifier.loss should return two things, (loss, dW).", layer="type")
    if not watch.calls or watch.complaint:
        raise CheckFailed("LinearClassifier.loss does not ask the loss function that the classifier was given.")
    seen = watch.calls[-1]
    if (
        not is_close(seen.W, W)
        or not is_close(seen.X, trained.X)
        or not np.array_equal(seen.y, trained.y)
        or not is_close(seen.reg, 0.6)
    ):
        raise CheckFailed("LinearClassifier.loss should hand on self.W, X, y and reg as they are.")
    if not is_close(as_number(got[0], "LinearClassifier.loss: the loss"), 1.0) or not is_close(
        as_float_array(got[1], (D, C), "LinearClassifier.loss: the gradient dW"), -trained.aim
    ):
        raise CheckFailed("LinearClassifier.loss should return what the loss function returned.")
