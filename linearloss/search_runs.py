"""A search over settings, watched through the `train` that it is given: `search(train, settings, X_train, y_train, X_val, y_val)`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .exercise import Asked, Case
from .function import Alike, content
from .outcome import Array, kind_of

KEYS = ("learning_rate", "reg", "train_accuracy", "val_accuracy")
ARRAYS = ("X_train", "y_train", "X_val", "y_val")
Setting = tuple[float, float]


@dataclass(frozen=True)
class Images:
    """The settings, training and validation images, and the weights that a training with each setting gives."""

    settings: list[Setting]
    X_train: Array
    y_train: NDArray[np.int64]
    X_val: Array
    y_val: NDArray[np.int64]
    weights: Array

    def arguments(self, train: Trainer, settings: Any = None) -> tuple[Any, ...]:
        """The arguments of a call, copied."""
        arrays = (getattr(self, name).copy() for name in ARRAYS)
        return (train, list(self.settings) if settings is None else settings, *arrays)

    @property
    def best(self) -> Setting:
        """The setting whose weights are right most often in validation."""
        shares = [np.mean(np.argmax(self.X_val @ W, axis=1) == self.y_val) for W in self.weights]
        return self.settings[int(np.argmax(shares))]


@dataclass
class Trainer:
    """A `train` that notes what it is given and returns the weights prepared for a setting; it never raises.

    Of numbers that are no setting it takes the place: that they are others is noted in `seen`, and the accuracies can be right.

    Attributes:
        seen: the settings, in their order.
        given: what the images were, in words.
    """

    images: Images
    seen: list[Setting] = field(default_factory=list)
    given: list[str] = field(default_factory=list)

    @property
    def alike(self) -> Alike:
        images = self.images
        return Alike((Trainer, tuple(images.settings), content(images.weights)))

    def __call__(self, X: Any, y: Any, learning_rate: Any, reg: Any) -> Array:
        """The weights for a setting; the two numbers may come swapped, as that is noted in `seen`."""
        images = self.images
        nothing = np.zeros(images.weights.shape[1:])
        try:
            X, y, learning_rate, reg = np.array(X, dtype=float), np.array(y), float(learning_rate), float(reg)
        except (TypeError, ValueError):
            self.given.append("no images, labels, learning_rate and reg")
            return nothing
        self.given.append(f"{self._name(X, 'X')} with {self._name(y, 'y')}")
        self.seen.append((learning_rate, reg))
        for setting in ((learning_rate, reg), (reg, learning_rate)):
            if setting in images.settings:
                return images.weights[images.settings.index(setting)].copy()
        return images.weights[(len(self.seen) - 1) % len(images.weights)].copy()

    def _name(self, array: NDArray[Any], letter: str) -> str:
        train, val = (getattr(self.images, f"{letter}_{pile}") for pile in ("train", "val"))
        known = {f"{letter}_train": train, f"{letter}_val": val, f"all {letter}": np.concatenate([train, val])}
        return next((name for name, one in known.items() if np.array_equal(array, one)), f"another {letter}")


def searched(asked: Asked, case: Case) -> tuple[Images, Any, Trainer]:
    """What a search returns and trains, when it is called for the second time."""
    images = Images(*case.make())

    def ask() -> tuple[Any, Trainer]:
        asked.call(*images.arguments(Trainer(images)))
        train = Trainer(images)
        return asked.call(*images.arguments(train)), train

    result, train = asked.kept(case.name, ask)
    return images, result, train


def setting_in(result: Any) -> tuple[Any, Any]:
    """The setting that a result tells, as floats where it can."""
    found: list[float | str] = []
    for key in KEYS[:2]:
        value = result.get(key) if isinstance(result, dict) else None
        try:
            found.append(float(np.asarray(value, dtype=float).reshape(())))
        except (TypeError, ValueError):
            found.append(kind_of(value))
    return found[0], found[1]
