"""Grades `LinearClassifier.train`, each property of the loop by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, is_close
from autograder.grading import Parts, Score
from solutions.reference import sgd as reference
from solutions.reference.losses import softmax_loss, svm_loss

from .descent import history_numbers
from .running import READ_LOOP, Run, Runs, blobs, make, train
from .steps import READ_BATCH, check_batches, check_descent
from .watching import Watch

TOLERANCE = 1e-6


def grade_train(LinearClassifier: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `history`, `batches`, `descent`, `regulariser`, `start`, `sampling`, `continues`, `same weights`, `learns`."""
    parts, runs = Parts(), Runs(LinearClassifier)
    parts.part("history", points["history"])(lambda: _check_history(runs))
    parts.part("batches", points["batches"])(lambda: _check_batches(runs))
    parts.part("descent", points["descent"])(lambda: _check_descent(runs))
    parts.part("regulariser", points["regulariser"])(lambda: _check_regulariser(runs))
    parts.part("start", points["start"])(lambda: _check_start(runs))
    parts.part("sampling", points["sampling"])(lambda: _check_sampling(runs))
    parts.part("continues", points["continues"])(lambda: _check_continues(runs))
    parts.part("same weights", points["same weights"])(lambda: _check_same_weights(runs))
    parts.part("learns", points["learns"])(lambda: _check_learns(LinearClassifier))
    return parts.score()


def _check_history(runs: Runs) -> None:
    for run in runs.both():
        losses = history_numbers(run.history, run.num_iters, "LinearClassifier.train")
        if not is_close(losses, [seen.loss for seen in run.steps[: run.num_iters]]):
            raise CheckFailed(
                "LinearClassifier.train: the history does not hold what the loss function returned for each minibatch, "
                f"in the order of the steps.{READ_LOOP}", diagnoses=["history-wrong"],
            )  # fmt: skip


def _check_batches(runs: Runs) -> None:
    for run in runs.both():
        check_batches(run)


def _check_descent(runs: Runs) -> None:
    for run in runs.both():
        check_descent(run)


def _check_regulariser(runs: Runs) -> None:
    for run in runs.both():
        if any(not is_close(seen.reg, run.reg) for seen in run.steps):
            raise CheckFailed(
                "LinearClassifier.train: the loss function is not given the regularisation strength that train was called "
                f"with.{READ_LOOP}", diagnoses=["reg-ignored"],
            )  # fmt: skip


def _check_start(runs: Runs) -> None:
    for run, seed in ((runs.softmax[0], 17), (runs.svm, 0), (runs.absent_class, 3)):
        expected = 0.001 * np.random.default_rng(seed).standard_normal(run.W.shape)
        got = run.steps[0].W
        if is_close(got, expected):
            continue
        if not np.any(got):
            raise CheckFailed(
                "LinearClassifier.train: W starts as zeros, not as small random numbers.", diagnoses=["zero-start"]
            )
        raise CheckFailed(
            "LinearClassifier.train: the first W is not 0.001 * self.rng.standard_normal((D, C)), drawn from the generator of "
            f"the classifier's seed before anything else.{READ_LOOP}", diagnoses=["seed-ignored"],
        )  # fmt: skip


def _check_sampling(runs: Runs) -> None:
    for run, seed in ((runs.softmax[0], 17), (runs.svm, 0), (runs.large_batch, 9)):
        for seen, indices in zip(run.steps, _indices(run, seed), strict=False):
            if seen.X.shape != run.X[indices].shape or not is_close(seen.X, run.X[indices]):
                raise CheckFailed(
                    "LinearClassifier.train: the minibatches are not those that self.rng.choice(N, size=batch_size, "
                    "replace=True), called once a step, would pick. Draw nothing else from self.rng in between."
                    + READ_BATCH, diagnoses=["other-batches"],
                )  # fmt: skip


def _check_continues(runs: Runs) -> None:
    first, second = runs.softmax
    if not is_close(second.steps[0].W, first.W):
        raise CheckFailed(
            "LinearClassifier.train: when it is called a second time it starts again from new weights. It should go on from "
            f"self.W.{READ_LOOP}", diagnoses=["restarts"],
        )  # fmt: skip
    if _seeded_again(first, second, 17):
        raise CheckFailed(
            "LinearClassifier.train: a second call starts the random numbers from the seed again. Use the generator that "
            "__init__ has made, self.rng, and make no new one in train.", diagnoses=["fresh-generator"],
        )  # fmt: skip


def _check_same_weights(runs: Runs) -> None:
    for run, seed, loss in ((runs.softmax[0], 17, softmax_loss), (runs.svm, 0, svm_loss)):
        right = reference.LinearClassifier(loss, seed)
        right.train(run.X.astype(float), run.y, run.rate, run.reg, run.num_iters, run.batch_size)
        assert right.W is not None
        if not is_close(run.W, right.W, TOLERANCE):
            raise CheckFailed(
                "LinearClassifier.train: with the same seed and the same data, W does not end where it should. The other parts "
                "of this test say which step of the recipe differs."
            )


def _check_learns(LinearClassifier: Callable[..., Any]) -> None:
    X, y = blobs(64, 40, 6, 3)
    watch = Watch(softmax_loss, 6, 3)
    run = train(make(LinearClassifier, watch, seed=4), watch, X, y, rate=0.3, reg=1e-3, num_iters=30, batch_size=20)
    losses = [seen.loss for seen in run.steps]
    if np.mean(losses[-5:]) > 0.3 * losses[0]:
        raise CheckFailed(
            "LinearClassifier.train: on a problem with well separated classes the loss hardly falls, or rises."
        )


def _indices(run: Run, seed: int) -> list[np.ndarray]:
    generator = np.random.default_rng(seed)
    generator.standard_normal(run.W.shape)
    return [generator.choice(len(run.y), size=run.batch_size, replace=True) for _ in range(run.num_iters)]


def _seeded_again(first: Run, second: Run, seed: int) -> bool:
    """Whether the second call meets the batches of a generator that has just been made."""
    without_weights = np.random.default_rng(seed)
    indices = [without_weights.choice(len(second.y), size=second.batch_size, replace=True) for _ in second.steps]
    whole = any(len(seen.y) == len(first.y) for seen in first.steps)
    repeats = all(np.array_equal(a.X, b.X) for a, b in zip(first.steps, second.steps, strict=False))
    fresh = all(np.array_equal(seen.X, second.X[i]) for seen, i in zip(second.steps, indices, strict=False))
    return (repeats and not whole) or fresh
