"""Random images, and the statistics of their pixels."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.grading import generator

Array = NDArray[np.float64]
Images = NDArray[np.uint8]


def pixel_statistics(images: NDArray[Any]) -> tuple[Array, Array]:
    """Mean and deviation of every pixel, each (D,); the deviation of a constant pixel is given as 1."""
    rows = images.reshape(len(images), -1)
    mean, std = rows.mean(axis=0), rows.std(axis=0)
    return mean, np.where(std == 0, 1.0, std)


def random_images(seed: int, shape: tuple[int, ...], *, extremes: bool = True) -> Images:
    """Random images in which no two pixels have the same mean and deviation.

    With `extremes`, the first one is dark and the second one bright all over, so that no pixel is constant.
    """
    random = generator(seed)
    level, spread = random.uniform(60, 190, size=shape[1:]), random.uniform(5, 50, size=shape[1:])
    images = np.clip(level + spread * random.normal(size=shape), 0, 255).astype(np.uint8)
    if extremes:
        images[0, ...], images[1, ...] = 10, 240
    return images
