"""Grades `LinearClassifier.train`, each property of the loop by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, call, is_close
from autograder.grading import Examination, Parts, Score, changed_arguments
from solutions.reference import sgd as reference
from solutions.reference.losses import softmax_loss, svm_loss

from .descent import history_numbers
from .observe_train import observe_train
from .rules_train import RULES
from .running import LOUD_SEED, NAME, READ_LOOP, Run, Runs, blobs, make, train
from .steps import READ_BATCH, check_batches, check_descent, drawn_batches
from .stub_settings import STUB_SETTINGS, settings_used
from .watching import Watch

TOLERANCE = 1e-5


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
    return parts.score(Examination(LinearClassifier, ("LinearClassifier",), observe_train, rules=RULES))


def _check_history(runs: Runs) -> None:
    for run in (*runs.both(), runs.softmax[1]):
        _check_entries(run)
    history_numbers(runs.done.history, runs.done.num_iters, NAME, " where loss and gradient are zero")
    for run in runs.loud:
        _check_entries(run, " with verbose=True")


def _check_entries(run: Run, when: str = "") -> None:
    losses = history_numbers(run.history, run.num_iters, NAME, when)
    if not any(is_close(losses, expected) for expected in (run.losses(), run.minibatch_losses())):
        raise CheckFailed(
            f"{NAME}{when}: the history does not hold what the loss function returned for each minibatch, "
            f"in the order of the steps.{READ_LOOP}"
        )


def _check_batches(runs: Runs) -> None:
    for run in runs.both():
        check_batches(run)
    check_batches(runs.no_class_0)
    X, y = blobs(62, 14, 3, 2)
    changed = changed_arguments(make(runs.LinearClassifier, Watch(svm_loss, 3, 3)).train, X, y + 1, 0.05, 0.1, 2, 5)
    if changed:
        raise CheckFailed(f"{NAME} changes its argument {'Xy'[changed[0]]} in place: leave the caller's arrays alone.")


def _check_descent(runs: Runs) -> None:
    for run in (*runs.both(), runs.steep):
        check_descent(run)


def _check_regulariser(runs: Runs) -> None:
    for run in runs.both():
        if any(not is_close(seen.reg, run.reg) for seen in run.steps):
            raise CheckFailed(
                f"{NAME}: the loss function is not given the regularisation strength that train was called with.{READ_LOOP}"
            )


def _check_start(runs: Runs) -> None:
    for says, run, seed in (
        ("with a seed of its own", runs.softmax[0], 17),
        ("with the default seed", runs.svm, 0),
        ("where a class has no example", runs.absent_class, 3),
    ):
        expected = 0.001 * np.random.default_rng(seed).standard_normal((run.watch.D, run.watch.C))
        if not is_close(run.steps[0].W, expected):
            raise CheckFailed(f"{NAME}: the first W is not the one that the stub describes, {says}.{READ_LOOP}")


def _check_sampling(runs: Runs) -> None:
    for says, run, seed in (
        ("", runs.softmax[0], 17),
        (" with the default seed", runs.svm, 0),
        (" where batch_size is larger than N", runs.large_batch, 9),
    ):
        if not _drawn_as_asked(run, seed):
            raise CheckFailed(
                f"{NAME}: the minibatches are not those that one self.rng.choice in each step, as the stub describes it, "
                f"would pick{says}.{READ_BATCH}"
            )
    if not all(_drawn_as_asked(run, LOUD_SEED) for run in _loud(runs)):
        raise CheckFailed(
            f"{NAME}: with verbose=True the minibatches are others than without. Printing must draw nothing "
            f"from self.rng.{READ_BATCH}"
        )


def _loud(runs: Runs) -> list[Run]:
    """The runs with verbose=True; none if they stop with an error, which costs the history."""
    try:
        return runs.loud
    except CheckFailed:
        return []


def _drawn_as_asked(run: Run, seed: int) -> bool:
    D, C, steps = run.watch.D, run.watch.C, len(run.steps)
    found = drawn_batches(run.steps[0].W, D, C, seed, len(run.y), run.batch_size, steps)
    return any(
        all(is_close(seen.X[:, :D], run.X[indices]) for seen, indices in zip(run.steps, batches, strict=True))
        for batches in found
    )


def _check_continues(runs: Runs) -> None:
    first, second, third = runs.softmax
    if not is_close(second.steps[0].W, first.W):
        raise CheckFailed(f"{NAME}: when it is called a second time it does not go on from self.W.{READ_LOOP}")
    before, after = runs.fewer_classes
    if not is_close(after.steps[0].W, before.W):
        raise CheckFailed(
            f"{NAME}: when it is called a second time, with labels among which the largest class is missing, "
            f"it does not go on from self.W.{READ_LOOP}"
        )
    seeded = seeded_again(first, second, 17) or (same_batches(second, third) and not same_batches(first, second))
    if seeded or not _goes_on_drawing(first, second, 17):
        raise CheckFailed(
            f"{NAME}: a second call does not go on with the random numbers where the first has stopped.{READ_LOOP}"
        )


def _goes_on_drawing(first: Run, second: Run, seed: int) -> bool:
    """Whether the second call's minibatches are the next ones; of a first call that drew otherwise, nobody can tell."""
    D, C, before, after = first.watch.D, first.watch.C, len(first.steps), len(second.steps)
    ways = drawn_batches(first.steps[0].W, D, C, seed, len(first.y), first.batch_size, before + after)
    if len(ways) > 1:
        return True
    seen = [*first.steps, *second.steps]
    fits = [is_close(one.X[:, :D], first.X[rows]) for one, rows in zip(seen, ways[0], strict=True)]
    return all(fits) or not all(fits[:before])


def same_batches(one: Run, other: Run) -> bool:
    """Whether two calls met the same minibatches, of which no two were alike."""
    kinds = {seen.X.tobytes() for seen in one.steps}
    return len(kinds) > 1 and all(np.array_equal(a.X, b.X) for a, b in zip(one.steps, other.steps, strict=False))


def seeded_again(first: Run, second: Run, seed: int) -> bool:
    """Whether the second call meets the batches of a generator that has just been made."""
    if any(len(seen.X) == len(first.y) for seen in first.steps):
        return False
    same_in_first = all(np.array_equal(seen.X, first.steps[0].X) for seen in first.steps)
    repeats = all(np.array_equal(a.X, b.X) for a, b in zip(first.steps, second.steps, strict=False))
    numbers = np.random.default_rng(seed)
    indices = [numbers.choice(len(second.y), size=second.batch_size, replace=True) for _ in second.steps]
    fresh = all(np.array_equal(seen.X, second.X[i]) for seen, i in zip(second.steps, indices, strict=True))
    return (repeats and not same_in_first) or fresh


def _check_same_weights(runs: Runs) -> None:
    for run, seed, loss in ((runs.softmax[0], 17, softmax_loss), (runs.svm, 0, svm_loss)):
        right = reference.LinearClassifier(loss, seed)
        right.train(run.X.astype(float), run.y, run.rate, run.reg, run.num_iters, run.batch_size)
        assert right.W is not None
        if not is_close(run.W, right.W, TOLERANCE):
            raise CheckFailed(
                f"{NAME}: with the same seed and the same data, W does not end where it should. The other parts "
                "of this test say which step of the recipe differs."
            )
    used = call(settings_used, NAME, runs.LinearClassifier)
    if not np.allclose(used, STUB_SETTINGS, rtol=1e-6, atol=0):
        raise CheckFailed(
            f"{NAME}: called as train(X, y), it does not work with the settings that its first line had in the stub."
        )


def _check_learns(LinearClassifier: Callable[..., Any]) -> None:
    X, y = blobs(64, 40, 6, 3)
    watch = Watch(softmax_loss, 6, 3)
    run = train(make(LinearClassifier, watch, seed=4), watch, X, y, rate=0.25, reg=1e-3, num_iters=40, batch_size=20)
    losses = [seen.loss for seen in run.steps]
    if np.mean(losses[-5:]) > 0.7 * losses[0]:
        raise CheckFailed(
            f"{NAME}: on a problem with well separated classes the loss hardly falls, or rises.{READ_LOOP}"
        )
