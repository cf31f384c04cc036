"""Grades `LinearClassifier.predict` and `LinearClassifier.loss`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, as_number, call, is_close
from autograder.checks.values import kind_of
from autograder.grading import Examination, Parts, Score, changed_arguments, generator
from autograder.grading.status import WorkerFailure

from .observe_predict import observe_predict_and_loss, unusual_scores
from .rules_predict import RULES
from .running import make
from .watching import Watch

D, C = 5, 3
READ = " Read again: section 6, The training loop."


def grade_predict_and_loss(LinearClassifier: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `predict`, `labels` (shape, dtype, one row), `loss`."""
    parts, trained = Parts(), _Trained(LinearClassifier)
    parts.part("predict", points["predict"])(lambda: _check_predict(trained))
    parts.part("labels", points["labels"])(lambda: _check_labels(trained))
    parts.part("loss", points["loss"])(lambda: _check_loss(trained))
    return parts.score(Examination(LinearClassifier, ("LinearClassifier",), observe_predict_and_loss, rules=RULES))


class _Trained:
    """A small problem, and the student's classifier with weights of the judge's."""

    def __init__(self, LinearClassifier: Callable[..., Any]) -> None:
        self.LinearClassifier = LinearClassifier
        numbers = generator(71)
        self.X, self.y = numbers.normal(size=(8, D)), np.array([0, 1, 2, 2, 1, 0, 2, 1])
        self.others, self.labels = numbers.normal(size=(6, D)), np.array([2, 0, 1, 1, 0, 2])
        self.W, self.answer = numbers.normal(size=(D, C)), numbers.normal(size=(D, C))

    @cached_property
    def model(self) -> tuple[Any, Watch]:
        watch = Watch(lambda W, X, y, reg: (1.7, self.answer.copy()), D, C)
        model = make(self.LinearClassifier, watch, seed=2)
        # What train leaves behind may be needed; whether it is right is another test's question.
        try:
            model.train(self.X, self.y, learning_rate=0.1, reg=0.0, num_iters=1, batch_size=4)
        except WorkerFailure:
            model = make(self.LinearClassifier, watch, seed=2)
        except Exception:
            pass
        model.W = self.W
        return model, watch


def _labels(trained: _Trained, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    model, _ = trained.model
    got = call(model.predict, "LinearClassifier.predict", rows)
    if not isinstance(got, np.ndarray):
        raise CheckFailed(
            f"LinearClassifier.predict should return an array of labels, but returned {kind_of(got)}.", layer="type"
        )
    got = np.asarray(got)
    if got.shape != (len(rows),):
        raise CheckFailed(
            f"LinearClassifier.predict should return one label for each row, shape (N,), but for {len(rows)} rows returned "
            f"shape {got.shape}.{READ}", layer="shape",
        )  # fmt: skip
    return got, np.argmax(rows @ trained.W, axis=1)


def _check_predict(trained: _Trained) -> None:
    for N in (12, C, 9):  # C rows: no shape can tell the axes apart
        rows = (-1) ** N * (generator(72 + N).normal(size=(N, D)) + np.linspace(-2, 2, D))
        got, right = _labels(trained, rows)
        if not is_close(got, right):
            raise CheckFailed(f"LinearClassifier.predict: the labels are not those of the largest scores.{READ}")
    for says, scores in unusual_scores(C).items():
        rows = scores @ np.linalg.pinv(trained.W)
        got, right = _labels(trained, rows)
        if not is_close(got, right):
            raise CheckFailed(
                f"LinearClassifier.predict: the labels are not those of the largest scores, for scores that are {says}.{READ}"
            )
    if not is_close(trained.model[0].W, trained.W):
        raise CheckFailed("LinearClassifier.predict changes self.W.")


def _check_labels(trained: _Trained) -> None:
    for N in (1, 6):
        got, _ = _labels(trained, generator(90 + N).normal(size=(N, D)))
        if got.dtype.kind not in "iu":
            raise CheckFailed(
                f"LinearClassifier.predict should return integers, but its dtype is {got.dtype}.", layer="dtype"
            )
    if changed_arguments(trained.model[0].predict, generator(95).normal(size=(4, D))):
        raise CheckFailed("LinearClassifier.predict changes X in place: leave the caller's array alone.")


def _check_loss(trained: _Trained) -> None:
    model, watch = trained.model
    watch.calls, watch.complaint = [], ""
    got = call(model.loss, "LinearClassifier.loss", trained.others, trained.labels, 0.6)
    if not isinstance(got, (tuple, list)) or len(got) != 2:
        raise CheckFailed("LinearClassifier.loss should return two things, (loss, dW).", layer="type")
    if not watch.calls or watch.complaint:
        raise CheckFailed("LinearClassifier.loss does not ask the loss function that the classifier was given.")
    seen = watch.calls[-1]
    if (
        not is_close(seen.W, trained.W)
        or not is_close(seen.X, trained.others)
        or not np.array_equal(seen.y, trained.labels)
        or not is_close(seen.reg, 0.6)
    ):
        raise CheckFailed("LinearClassifier.loss should hand on self.W, X, y and reg as they are.")
    if not is_close(as_number(got[0], "LinearClassifier.loss: the loss"), 1.7) or not is_close(
        as_float_array(got[1], (D, C), "LinearClassifier.loss: the gradient dW"), trained.answer
    ):
        raise CheckFailed("LinearClassifier.loss should return what the loss function returned.")
    if not is_close(model.W, trained.W):
        model.W = trained.W
        raise CheckFailed("LinearClassifier.loss changes self.W; it should only ask.")
