"""Grades `search`: each setting trained once, and judged on the right images."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_number, call, is_close
from autograder.grading import Parts, Score
from solutions.reference import tune_lambda as reference

READ_SEARCH = " Read again: the section 'Search: many settings'."
SETTINGS = [(0.5, 3.0), (0.125, 80.0), (2.0, 0.25), (0.25, 80.0), (1.0, 0.0)]


@dataclass
class _Trainer:
    """A `train` of the judge's: notes what it is given and returns the weights prepared for a setting."""

    X: np.ndarray
    y: np.ndarray
    weights: dict[float, np.ndarray]
    seen: list[tuple[float, float]] = field(default_factory=list)
    complaint: str = ""

    def __call__(self, X: Any, y: Any, learning_rate: Any, reg: Any) -> np.ndarray:
        shape = next(iter(self.weights.values())).shape
        try:
            X, y, learning_rate, reg = np.array(X, dtype=float), np.array(y), float(learning_rate), float(reg)
        except (TypeError, ValueError):
            self.complaint = self.complaint or "train must be called as train(X_train, y_train, learning_rate, reg)."
            return np.zeros(shape)
        if not (np.array_equal(X, self.X) and np.array_equal(y, self.y)):
            self.complaint = self.complaint or "train is not given exactly the training images and their labels."
        self.seen.append((learning_rate, reg))
        return self.weights.get(learning_rate, np.zeros(shape))


# What the student's search returned, the trainer it called, and what it should have returned.
_Run = Callable[[], tuple[Any, _Trainer, list[dict[str, float]]]]


def grade_search(search: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `training`, `settings`, `train_accuracy`, `val_accuracy`."""
    parts = Parts()
    run = cache(partial(_search, search))
    parts.part("training", points["training"])(lambda: _check_training(run))
    parts.part("settings", points["settings"])(lambda: _check_settings(run))
    parts.part("train_accuracy", points["train_accuracy"])(lambda: _check_train_accuracy(run))
    parts.part("val_accuracy", points["val_accuracy"])(lambda: _check_val_accuracy(run))
    return parts.score()


def _search(search: Callable[..., Any]) -> tuple[Any, _Trainer, list[dict[str, float]]]:
    generator = np.random.default_rng(71)
    X, X_val = generator.normal(size=(40, 5)), generator.normal(size=(24, 5))
    weights = {rate: generator.normal(size=(5, 3)) for rate, _ in SETTINGS}
    # Labels that the third setting knows best in training and the fourth in validation.
    y, y_val = np.argmax(X @ weights[2.0], axis=1), np.argmax(X_val @ weights[0.25], axis=1)
    y[::4], y_val[::5] = (y[::4] + 1) % 3, (y_val[::5] + 1) % 3
    trainer = _Trainer(X, y, weights)
    got = call(search, "search", trainer, list(SETTINGS), X.copy(), y.copy(), X_val.copy(), y_val.copy())
    right = reference.search(lambda _X, _y, rate, _reg: weights[rate], SETTINGS, X, y, X_val, y_val)
    return got, trainer, right


def _numbers(run: _Run, key: str) -> tuple[list[float], list[float]]:
    got, _, right = run()
    if not isinstance(got, (list, tuple)) or len(got) != len(SETTINGS):
        raise CheckFailed("search should return a list with one dictionary for each setting.", layer="type")
    for one in got:
        if not isinstance(one, dict) or key not in one:
            raise CheckFailed(f'search: a result has no key "{key}".', layer="type")
    return [as_number(one[key], f"search: {key}") for one in got], [one[key] for one in right]


def _check_training(run: _Run) -> None:
    _, trainer, _ = run()
    if trainer.complaint:
        raise CheckFailed(f"search: {trainer.complaint}{READ_SEARCH}", diagnoses=["trains-on-validation"])
    if not trainer.seen:
        raise CheckFailed(f"search never calls train.{READ_SEARCH}")
    if sorted(trainer.seen) != sorted(SETTINGS):
        swapped = sorted(trainer.seen) == sorted((reg, rate) for rate, reg in SETTINGS)
        raise CheckFailed(
            "search should call train once for each setting, with its learning_rate and its reg."
            + (" You swap the two." if swapped else ""),
            diagnoses=["settings-swapped"] if swapped else [],
        )


def _check_settings(run: _Run) -> None:
    for key in ("learning_rate", "reg"):
        got, right = _numbers(run, key)
        if not is_close(got, right):
            raise CheckFailed(f'search: "{key}" in the results is not that of the settings, in their order.')


def _check_train_accuracy(run: _Run) -> None:
    got, right = _numbers(run, "train_accuracy")
    if not is_close(got, right):
        raise CheckFailed("search: train_accuracy is not the accuracy of the setting's weights on the training images.")


def _check_val_accuracy(run: _Run) -> None:
    got, right = _numbers(run, "val_accuracy")
    if is_close(got, right):
        return
    on_training = [one["train_accuracy"] for one in run()[2]]
    raise CheckFailed(
        "search: val_accuracy is not the accuracy of the setting's weights on the validation images."
        + (" It is that on the training images." if is_close(got, on_training) else ""),
        diagnoses=["validates-on-training"] if is_close(got, on_training) else [],
    )
