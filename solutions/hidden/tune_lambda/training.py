"""Grades `train_sgd`: what its loop draws, hands on and steps along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, call, is_close
from autograder.grading import Examination, Parts, Score
from solutions.reference import tune_lambda as reference

from .looking import require_kept, require_own_results
from .recording_loss import Call, RecordingLoss
from .training_observation import observe_train_sgd, two_trainings
from .training_problems import BATCH, Training, ordinary, problems
from .training_rules import batch_of_ones_own, other_scale, smaller_steps

TOLERANCE = 1e-4  # float32
READ_LOOP = " Read again: the section 'Bring your losses, and your loop'."


def grade_train_sgd(train_sgd: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `weights`, `minibatches`, `regulariser`, `dtype`."""
    parts = Parts()
    for part, check in (
        ("weights", _check_weights),
        ("minibatches", _check_minibatches),
        ("regulariser", _check_regulariser),
        ("dtype", _check_dtype),
    ):
        parts.part(part, points[part])(partial(check, train_sgd))
    rules = {"rate-decays": smaller_steps, "start-other-scale": other_scale, "hard-coded-size": batch_of_ones_own}
    return parts.score(Examination(train_sgd, ("train_sgd",), observe_train_sgd, rules=rules))


@dataclass(frozen=True)
class _Trained:
    W: Any
    loss: RecordingLoss


def _train(train_sgd: Callable[..., Any], training: Training, *, steady: bool = False) -> _Trained:
    loss = RecordingLoss(training.aim, training.X.dtype, steady)
    return _Trained(call(train_sgd, "train_sgd", loss, *training.arguments()), loss)


def _check_weights(train_sgd: Callable[..., Any]) -> None:
    for says, training in problems().items():
        trained = _train(train_sgd, training)
        if trained.loss.complaint:
            raise CheckFailed(f"train_sgd: {trained.loss.complaint} It is not so for {says}.{READ_LOOP}")
        got = as_float_array(trained.W, training.aim.shape, f"train_sgd, for {says}: W")
        right = reference.train_sgd(RecordingLoss(training.aim), *training.arguments())
        if not is_close(got, right, TOLERANCE):
            raise CheckFailed(f"train_sgd: the weights that it returns are not right for {says}.{READ_LOOP}")
    training = ordinary()
    one, again = (_train(train_sgd, training).W for _ in range(2))
    if not is_close(one, again):
        raise CheckFailed("train_sgd: the same call again, with the same seed, gives other weights.")
    require_own_results(train_sgd, "train_sgd", *two_trainings())


def _check_minibatches(train_sgd: Callable[..., Any]) -> None:
    for dtype in ("float64", "float32"):
        training = ordinary(dtype)
        calls = _train(train_sgd, training).loss.calls
        if not calls:
            raise CheckFailed(f"train_sgd never asks the loss function.{READ_LOOP}")
        drawn = [_row_numbers(one, training) for one in calls]
        if len(drawn) > 1 and len(set(drawn)) == 1:
            raise CheckFailed("train_sgd uses the same minibatch in every step.")
        _check_inputs(train_sgd, training)


def _row_numbers(one: Call, training: Training) -> tuple[int, ...]:
    """The numbers of the rows that the loss was given.

    Raises:
        CheckFailed: they are not batch_size rows of X with their labels.
    """
    if one.X.shape != (BATCH, training.X.shape[1]) or one.y.shape != (BATCH,):
        raise CheckFailed(f"train_sgd: a minibatch has not batch_size examples.{READ_LOOP}")
    numbers = np.rint(one.X[:, 0]).astype(int)
    known = np.all(numbers >= 0) and np.all(numbers < len(training.X))
    if not known or not is_close(one.X, training.X[numbers], TOLERANCE):
        raise CheckFailed("train_sgd: the rows of a minibatch are not rows of X.")
    if not np.array_equal(one.y, training.y[numbers]):
        raise CheckFailed("train_sgd: labels and rows of a minibatch do not belong together.")
    return tuple(numbers.tolist())


def _check_inputs(train_sgd: Callable[..., Any], training: Training) -> None:
    loss = RecordingLoss(training.aim, training.X.dtype)
    require_kept(train_sgd, "train_sgd", {"loss_function": loss, "X": training.X, "y": training.y} | training.numbers())


def _check_regulariser(train_sgd: Callable[..., Any]) -> None:
    without, with_reg = ordinary(reg=0.0), ordinary(reg=0.6)
    trained = _train(train_sgd, with_reg, steady=True)
    if not trained.loss.calls or any(one.reg is None or not is_close(one.reg, 0.6) for one in trained.loss.calls):
        raise CheckFailed(f"train_sgd does not hand reg on to the loss function.{READ_LOOP}")
    if not _same_way(trained.loss.calls, _train(train_sgd, without, steady=True).loss.calls):
        raise CheckFailed(
            "train_sgd: reg changes the weights even if the loss function makes nothing of it. The gradient of the "
            "regulariser is in dW already."
        )


def _same_way(one: list[Call], other: list[Call]) -> bool:
    """Whether two trainings walk the same way, wherever they begin; what way that should be is not asked here."""
    if not one or not other or any(call.W.shape != one[0].W.shape or call.W.ndim != 2 for call in (*one, *other)):
        return True  # priced elsewhere
    return is_close(one[-1].W - one[0].W, other[-1].W - other[0].W, 0.01)


def _check_dtype(train_sgd: Callable[..., Any]) -> None:
    for dtype in ("float32", "float64"):
        trained = _train(train_sgd, ordinary(dtype))
        if not isinstance(trained.W, np.ndarray):
            raise CheckFailed("train_sgd should return W, an array.", layer="type")
        if trained.W.dtype != dtype or any(one.W.dtype != dtype for one in trained.loss.calls):
            raise CheckFailed(
                f"train_sgd: with {dtype} examples W should be {dtype} from the first step to the last.", layer="dtype"
            )
