"""Images on which `standardise` is tried, with the statistics of others."""

from __future__ import annotations

import numpy as np

from solutions.reference import tune_lambda as reference

from .pixel_problems import random_images

Arguments = tuple[np.ndarray, np.ndarray, np.ndarray]  # images, mean, std


def problems() -> dict[str, Arguments]:
    """Kind of images -> arguments."""
    images, mean, std = problem(49, (2, 3, 2, 3))
    extreme = np.where(np.arange(images.size).reshape(images.shape) % 3 == 0, 0, 255).astype(np.uint8)
    rows, row_mean, row_std = problem(43, (5, 7))
    row_std[2] = 0.5
    return {
        "colour images": problem(41, (6, 3, 2, 3)),
        "larger colour images": problem(42, (3, 4, 4, 3)),
        "images as rows": (rows, row_mean, row_std),
        "images of dtype float64": problem(46, (4, 2, 3, 3), "float64"),
        "images of dtype float32": problem(47, (4, 3, 2, 3), "float32"),
        "a single image": problem(40, (1, 3, 2, 3)),
        "images with black and white pixels": (extreme, mean, std),
    }


def problem(seed: int, shape: tuple[int, ...], dtype: str = "uint8") -> Arguments:
    """The training images lie elsewhere than those that are to be standardised; floats are not whole numbers."""
    mean, std = reference.pixel_statistics(random_images(seed, (30, *shape[1:]), extremes=False))
    images = random_images(seed + 100, shape, extremes=False).astype(dtype)
    return (images if dtype == "uint8" else images + images.dtype.type(0.625)), mean, std


def neighbours() -> dict[str, tuple[slice, Arguments, Arguments]]:
    """Kind of case -> which rows of the first call's result should be those of the second call."""
    images, mean, std = problem(45, (6, 3, 2, 3))
    others = images.copy()
    others[2:] = 255 - others[2:] // 2
    beside, few, alone = (others, mean, std), (images[:2], mean, std), (images[4:5], mean, std)
    return {
        "other images beside it": (slice(2), beside, few),
        "fewer images beside it": (slice(2), (images, mean, std), few),
        "no images beside it": (slice(4, 5), (images, mean, std), alone),
    }


def two_of_a_size() -> tuple[Arguments, Arguments]:
    """The arguments of two calls with other images."""
    images, mean, std = problem(46, (4, 2, 3, 3), "float32")
    return (images, mean, std), (images[::-1] + np.float32(20), mean, std)


def without_bias(X: np.ndarray, D: int) -> np.ndarray:
    """The pixels, wherever the ones stand: that is the part of the bias. X may be of any shape."""
    if X.ndim != 2 or X.shape[1] != D + 1:
        return X
    first = np.all(X[:, 0] == 1) and not np.all(X[:, -1] == 1)
    return X[:, 1:] if first else X[:, :-1]


def as_rows(X: np.ndarray, N: int) -> np.ndarray:
    """A single image that came back as a vector, as a row; all else as it is."""
    return X[None, :] if X.ndim == 1 and N == 1 else X


def named(arguments: Arguments) -> dict[str, np.ndarray]:
    """The arguments by their names."""
    return dict(zip(("images", "mean", "std"), arguments, strict=True))
