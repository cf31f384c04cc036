"""The exercise `search`: each setting trained once, and judged on the right images."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.grading import generator
from linearloss.optimize import accuracy
from linearloss import search_looks as looks
from linearloss.exercise import Arguments, Case, Exercise, Facet

Array = NDArray[np.float64]
Labels = NDArray[np.int64]
Setting = tuple[float, float]
Train = Callable[[Array, Labels, float, float], Array]
SETTINGS: list[Setting] = [(0.5, 3.0), (0.125, 80.0), (2.0, 0.25), (0.25, 80.0), (1.0, 0.0)]
SHOWN_SETTINGS: list[Setting] = [(0.5, 3.0), (0.25, 7.0), (0.125, 1.0), (1.0, 0.75)]


def reference(
    train: Train, settings: Iterable[Setting], X_train: Array, y_train: Labels, X_val: Array, y_val: Labels
) -> list[dict[str, float]]:
    """Training and validation accuracy for each (learning rate, reg)."""
    results = []
    for learning_rate, reg in settings:
        W = train(X_train, y_train, learning_rate, reg)
        results.append({
            "learning_rate": learning_rate,
            "reg": reg,
            "train_accuracy": accuracy(W, X_train, y_train),
            "val_accuracy": accuracy(W, X_val, y_val),
        })  # fmt: skip
    return results


def images() -> Arguments:
    """Numbers of images that are primes, so that no accuracy is a round number.

    The third setting's weights know most labels in training, and the second's in validation.
    """
    random = generator(71)
    X_train, X_val = random.normal(size=(37, 5)), random.normal(size=(23, 5))
    weights = random.normal(size=(len(SETTINGS), 5, 3))
    y_train, y_val = np.argmax(X_train @ weights[2], axis=1), np.argmax(X_val @ weights[1], axis=1)
    y_train[::4], y_val[::5] = (y_train[::4] + 1) % 3, (y_val[::5] + 1) % 3
    return list(SETTINGS), X_train, y_train, X_val, y_val, weights


def shown() -> Arguments:
    """Images of one bright pixel each; every setting's weights are right about other ones."""
    X_train, X_val = np.eye(7), np.eye(7)[[1, 3, 6]]
    first = np.array([[1, 0, 1, 0, 1, 0, 1], [1, 1, 1, 1, 1, 1, 1], [1, 0, 1, 0, 1, 1, 0], [1, 1, 1, 1, 1, 0, 1]], dtype=float)
    weights = np.stack([first, 1 - first, -np.ones((4, 7))], axis=2)
    return list(SHOWN_SETTINGS), X_train, np.array([0, 1, 0, 1, 0, 1, 0]), X_val, np.array([1, 1, 1]), weights


SHOWN, HIDDEN = "four settings", "five settings"
BOTH = (SHOWN, HIDDEN)


def facet(part: str, detail: str, says: str, look: Any, slips: dict[str, str] | None = None) -> Facet:
    return Facet(f"{part}: {detail}" if detail else part, part, says, look, BOTH, slips=slips or {})


exercise = Exercise(
    function="search",
    read="section 6, Search: many settings",
    parts={"training": 2, "settings": 1, "train_accuracy": 1, "val_accuracy": 2},
    cases=[Case(SHOWN, shown, visible=True), Case(HIDDEN, images)],
    facets=[
        facet("training", "images", "train should be given the training images and their labels.", looks.ImagesGiven()),
        facet("training", "settings", "train should be called once for each setting, with its learning_rate and its reg.", looks.SettingsTrained()),
        facet("training", "the arguments", "It changes the images or labels that it is given in place.", looks.ImagesLeftAlone(),
              {"changed": "changes-input"}),
        facet("settings", "learning_rate", '"learning_rate" in the results is not that of the settings.', looks.ValuesOfKey("learning_rate")),
        facet("settings", "reg", '"reg" in the results is not that of the settings.', looks.ValuesOfKey("reg")),
        facet("settings", "order", "The results should come in the order of the settings.", looks.OrderOfResults()),
        facet("settings", "one that comes twice", "There should be a result for each setting, also if a setting comes a second time.", looks.SettingTwice()),
        facet("settings", "once only", "The settings may come from anything that a for loop can go through once, such as track(settings, ...); "
              "then the results are not complete.", looks.SettingsOnce()),
        facet("settings", "the list", "It changes the list of settings that it is given.", looks.SettingsLeftAlone(),
              {"changed": "changes-input", "emptied": "changes-input"}),
        facet("train_accuracy", "", "train_accuracy is not the accuracy of the setting's weights on the training images.", looks.ValuesOfKey("train_accuracy")),
        facet("val_accuracy", "", "val_accuracy is not the accuracy of the setting's weights on the validation images.", looks.ValuesOfKey("val_accuracy")),
    ],
)  # fmt: skip
