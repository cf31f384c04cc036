"""Images on which `pixel_statistics` is tried."""

from __future__ import annotations

import numpy as np

from autograder.grading import generator

TOLERANCE = 1e-4  # float32


def random_images(seed: int, shape: tuple[int, ...], *, extremes: bool = True) -> np.ndarray:
    """Random uint8 images in which no two pixels have the same mean and deviation.

    With `extremes`, the first one is dark and the second one bright all over, so that no pixel is constant.
    """
    numbers = generator(seed)
    level = numbers.uniform(60, 190, size=shape[1:])
    spread = numbers.uniform(5, 50, size=shape[1:])
    images = np.clip(level + spread * numbers.normal(size=shape), 0, 255).astype(np.uint8)
    if extremes:
        images[0, ...], images[1, ...] = 10, 240
    return images


def mean_problems() -> dict[str, np.ndarray]:
    """Kind of images -> images."""
    return {
        "colour images": random_images(31, (7, 3, 2, 3)),
        "more colour images": random_images(32, (40, 4, 4, 3)),
        "a single image": random_images(39, (1, 2, 2, 3), extremes=False),
        "more than a thousand images": many_images(),
    }


def deviation_problems() -> dict[str, np.ndarray]:
    """Kind of images -> images; in some of them, a pixel differs a little in one image only."""
    nearly = random_images(36, (9, 2, 2, 3))
    nearly[:, 1, 0, 2] = 100
    nearly[4, 1, 0, 2] = 101
    nearly[:, 1, 1, 0] = 50 + np.arange(9) % 3
    return {
        "colour images": random_images(33, (9, 3, 2, 3)),
        "images as rows": random_images(34, (50, 6)),
        "a pixel that is nearly constant": nearly,
        "more than a thousand images": many_images(),
    }


def constant_problem() -> tuple[np.ndarray, list[int], np.ndarray]:
    """Images with constant pixels, one of them black; their places in a row; the images with them varied."""
    varied = random_images(35, (8, 3, 3, 3))
    images = varied.copy()
    images[:, 1, 2, 0] = 77
    images[:, 2, 0, 1] = 0
    return images, [3 * (3 * 1 + 2), 3 * (3 * 2 + 0) + 1], varied


def many_images() -> np.ndarray:
    """More than a thousand images of three pixels, a number that no usual size of a batch divides.

    The last ones are brighter, so that none of them can be missed. The last pixel differs a little in one image.
    """
    images = random_images(38, (1031, 3))
    images[-40:] //= 4
    images[-40:] += 180
    images[:, 2] = 100
    images[500, 2] = 101
    return images
