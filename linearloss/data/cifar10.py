"""The data set as the rest of the course sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

CLASS_NAMES = (
    "airplane",
    "automobile",
    "bird",
    "cat",
    "deer",
    "dog",
    "frog",
    "horse",
    "ship",
    "truck",
)

# Every source delivers the images in these six parts, under these names and
# in this order: five for training, the last one for testing.
BATCH_NAMES = (
    "data_batch_1",
    "data_batch_2",
    "data_batch_3",
    "data_batch_4",
    "data_batch_5",
    "test_batch",
)

# Bytes of a batch's pixels, for progress.
BATCH_BYTES = 10_000 * 32 * 32 * 3

# One batch: images (n, 32, 32, 3) uint8 and labels (n,) int64.
Batch = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True, eq=False)
class Cifar10:
    """CIFAR-10: 60,000 colour images of 32 x 32 pixels in ten classes.

    Attributes:
        X_train: (50000, 32, 32, 3) uint8, rows x columns x (red, green, blue).
        y_train: (50000,) int64, the class of each image, 0 to 9.
        X_test: (10000, 32, 32, 3) uint8.
        y_test: (10000,) int64.
        class_names: the ten names; ``class_names[y_train[i]]`` names image i.
        source: where the data came from, in words.

    Arrays that come from the cache are read-only, so that no notebook can
    change the data by mistake; ``X_train.astype(float)`` or ``X_train.copy()``
    gives an array that can be changed.
    """

    X_train: np.ndarray
    y_train: np.ndarray
    X_test: np.ndarray
    y_test: np.ndarray
    class_names: tuple[str, ...] = CLASS_NAMES
    source: str = ""

    def batches(self) -> Iterator[tuple[str, np.ndarray, np.ndarray]]:
        """Yield (name, images, labels) of the six parts the data came in."""
        n = len(self.X_train) // 5
        for i, name in enumerate(BATCH_NAMES[:5]):
            part = slice(i * n, (i + 1) * n)
            yield name, self.X_train[part], self.y_train[part]
        yield BATCH_NAMES[5], self.X_test, self.y_test


def assemble(batches: dict[str, Batch], source: str) -> Cifar10:
    """Join the six named batches into one data set."""
    train = [batches[name] for name in BATCH_NAMES[:5]]
    X_test, y_test = batches[BATCH_NAMES[5]]
    return Cifar10(
        X_train=np.concatenate([images for images, _ in train]),
        y_train=np.concatenate([labels for _, labels in train]),
        X_test=X_test,
        y_test=y_test,
        source=source,
    )
