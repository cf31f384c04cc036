"""Made-up images for the tests of this project. This is not CIFAR-10."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class SyntheticImages:
    """Made-up images in ten classes, shaped like CIFAR-10's. For tests only.

    Attributes:
        X_train: (n_train, 32, 32, 3) uint8.
        y_train: (n_train,) int64, 0 to 9, all classes equally often (give or take one).
        X_test: (n_test, 32, 32, 3) uint8.
        y_test: (n_test,) int64.
        class_names: "made-up 0" to "made-up 9".
    """

    X_train: np.ndarray
    y_train: np.ndarray
    X_test: np.ndarray
    y_test: np.ndarray
    class_names: tuple[str, ...] = tuple(f"made-up {i}" for i in range(10))


def synthetic_images(n_train: int = 500, n_test: int = 200, seed: int = 0) -> SyntheticImages:
    """Make small images that a linear classifier gets partly right.

    Each class has a faint coarse pattern of its own, under a brightness that
    changes from image to image and under noise. So a linear classifier does
    clearly better than chance (0.1), and not perfectly. The figures say
    nothing about CIFAR-10, and no result of the course may come from them.

    The same arguments give the same images.

    Raises:
        ValueError: ``n_train`` or ``n_test`` is negative.
    """
    if n_train < 0 or n_test < 0:
        raise ValueError(f"n_train and n_test must not be negative, got {n_train} and {n_test}")
    rng = np.random.default_rng(seed)
    patterns = rng.normal(size=(10, 8, 8, 3)).repeat(4, axis=1).repeat(4, axis=2)

    def draw(n: int) -> tuple[np.ndarray, np.ndarray]:
        y = rng.permutation(np.arange(n, dtype=np.int64) % 10)
        brightness = rng.normal(120.0, 30.0, size=(n, 1, 1, 1))
        noise = rng.normal(0.0, 25.0, size=(n, 8, 8, 3)).repeat(4, axis=1).repeat(4, axis=2)
        grain = rng.normal(0.0, 10.0, size=(n, 32, 32, 3))
        X = brightness + 6.0 * patterns[y] + noise + grain
        return np.clip(X, 0, 255).astype(np.uint8), y

    X_train, y_train = draw(n_train)
    X_test, y_test = draw(n_test)
    return SyntheticImages(X_train, y_train, X_test, y_test)
