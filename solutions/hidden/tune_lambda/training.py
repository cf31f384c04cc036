"""Grades `train_sgd`: what its loop draws, hands on and steps along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, call, is_close
from autograder.grading import Parts, Score
from solutions.reference import tune_lambda as reference

TOLERANCE = 1e-4  # float32
READ_LOOP = " Read again: the section 'Bring your losses, and your loop'."


@dataclass
class _Steps:
    """A loss of the judge's that notes how it is called. It never raises: a complaint waits."""

    aim: np.ndarray
    dtype: Any
    calls: list[tuple[np.ndarray, np.ndarray, np.ndarray, float]] = field(default_factory=list)
    complaint: str = ""

    def __call__(self, W: Any, X: Any, y: Any, reg: Any = 0.0) -> tuple[float, np.ndarray]:
        try:
            W, X, y, reg = np.array(W), np.array(X, dtype=float), np.array(y), float(reg)
        except (TypeError, ValueError):
            self.complaint = (
                self.complaint or "the loss function must be called as loss_function(W, X_batch, y_batch, reg)."
            )
            return 0.0, np.zeros(self.aim.shape, self.dtype)
        if W.shape != self.aim.shape:
            self.complaint = (
                self.complaint or "W reaches the loss function with a wrong shape: it should be (D, C), C = max(y) + 1."
            )
            return 0.0, np.zeros(self.aim.shape, self.dtype)
        self.calls.append((W, X, y, reg))
        pull = W.astype(float) - self.aim * (1 + 0.1 * len(y))
        if X.ndim == 2 and X.shape[1] == self.aim.shape[0]:
            pull = pull + 0.1 * X.mean(axis=0)[:, None]
        return float(np.sum(pull**2)), (2 * pull).astype(self.dtype)


# The weights of the student's loop, what the judge's loss saw, X, y, and the right weights.
_Training = tuple[np.ndarray, _Steps, np.ndarray, np.ndarray, np.ndarray]
_Run = Callable[[str], _Training]


def grade_train_sgd(train_sgd: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `weights`, `minibatches`, `regulariser`, `dtype`."""
    parts = Parts()
    run = cache(partial(_train, train_sgd))
    parts.part("weights", points["weights"])(lambda: _check_weights(run))
    parts.part("minibatches", points["minibatches"])(lambda: _check_minibatches(run))
    parts.part("regulariser", points["regulariser"])(lambda: _check_regulariser(run))
    parts.part("dtype", points["dtype"])(lambda: _check_dtype(run))
    return parts.score()


def _train(train_sgd: Callable[..., Any], dtype: str) -> _Training:
    generator = np.random.default_rng(51)
    X, y = generator.normal(size=(13, 4)).astype(dtype), np.arange(13) % 3
    X[:, 0] = np.arange(13)  # tells the rows apart
    aim = generator.normal(size=(4, 3))
    steps = _Steps(aim, np.dtype(dtype))
    W = call(train_sgd, "train_sgd", steps, X.copy(), y.copy(), 0.07, 0.6, 6, 5, 23)
    if steps.complaint:
        raise CheckFailed(f"train_sgd: {steps.complaint}{READ_LOOP}")
    right = reference.train_sgd(_Steps(aim, np.dtype(dtype)), X, y, 0.07, 0.6, 6, 5, 23)
    return W, steps, X, y, right


def _check_weights(run: _Run) -> None:
    got, steps, _, _, right = run("float64")
    W = as_float_array(got, right.shape, "train_sgd: W")
    if is_close(W, right, TOLERANCE):
        return
    first = 0.001 * np.random.default_rng(23).standard_normal(right.shape)
    if steps.calls and not is_close(steps.calls[0][0], first, TOLERANCE):
        raise CheckFailed(
            "train_sgd: the first weights are not 0.001 * rng.standard_normal((D, C)), drawn first, with the given "
            f"seed.{READ_LOOP}", diagnoses=["start"],
        )  # fmt: skip
    if len(steps.calls) != 6:
        raise CheckFailed(
            "train_sgd should ask the loss function once a step, num_iters times.",
            diagnoses=["wrong-number-of-steps"],
        )
    before, after = np.sum((first - steps.aim) ** 2), np.sum((W - steps.aim) ** 2)
    if after > before:
        raise CheckFailed("train_sgd walks uphill: the step must be subtracted.", diagnoses=["ascent"])
    raise CheckFailed(
        "train_sgd: the weights after the last step are not right. Is each step W - learning_rate * dW, and does "
        f"each draw its rows by rng.choice(N, size=batch_size), with nothing else drawn between?{READ_LOOP}"
    )


def _check_minibatches(run: _Run) -> None:
    for dtype in ("float64", "float32"):
        _, steps, X, y, _ = run(dtype)
        if not steps.calls:
            raise CheckFailed("train_sgd never asks the loss function.")
        drawn = []
        for _, rows, labels, _ in steps.calls:
            if rows.shape != (5, 4) or labels.shape != (5,):
                raise CheckFailed("train_sgd: a minibatch has not batch_size examples.", diagnoses=["full-batch"])
            numbers = np.rint(rows[:, 0]).astype(int)
            if np.any(numbers < 0) or np.any(numbers > 12) or not is_close(rows, X[numbers], TOLERANCE):
                raise CheckFailed("train_sgd: the rows of a minibatch are not rows of X.")
            if not np.array_equal(labels, y[numbers]):
                raise CheckFailed(
                    "train_sgd: labels and rows of a minibatch do not belong together.",
                    diagnoses=["labels-drawn-apart"],
                )
            drawn.append(tuple(numbers.tolist()))
        if len(set(drawn)) == 1:
            raise CheckFailed("train_sgd uses the same minibatch in every step.", diagnoses=["same-batch"])


def _check_regulariser(run: _Run) -> None:
    _, steps, _, _, _ = run("float64")
    if not steps.calls or any(not is_close(reg, 0.6) for *_, reg in steps.calls):
        raise CheckFailed("train_sgd does not hand reg on to the loss function.", diagnoses=["reg-ignored"])


def _check_dtype(run: _Run) -> None:
    got, steps, _, _, right = run("float32")
    as_float_array(got, right.shape, "train_sgd: W")
    if np.asarray(got).dtype != np.float32 or any(W.dtype != np.float32 for W, *_ in steps.calls):
        raise CheckFailed(
            "train_sgd: with float32 examples W should be float32 from the first step to the last.",
            layer="dtype",
            diagnoses=["float64"],
        )
