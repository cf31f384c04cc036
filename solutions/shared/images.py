"""Random images for the exercises on pixels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from autograder.grading import generator, made_once

Images = NDArray[np.uint8]


@made_once
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
