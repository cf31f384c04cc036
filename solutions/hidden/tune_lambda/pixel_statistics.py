"""Grades `pixel_statistics`: mean and deviation of every pixel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, call, is_close
from autograder.grading import Parts, Score
from solutions.reference import tune_lambda as reference

TOLERANCE = 1e-4  # float32
READ_PREPARE = " Read again: the section 'Prepare the images, and leak nothing'."


def grade_pixel_statistics(pixel_statistics: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `mean`, `deviation` and `constant pixel`."""
    parts = Parts()
    parts.part("mean", points["mean"])(lambda: _check_mean(pixel_statistics))
    parts.part("deviation", points["deviation"])(lambda: _check_deviation(pixel_statistics))
    parts.part("constant pixel", points["constant pixel"])(lambda: _check_constant_pixel(pixel_statistics))
    return parts.score()


def _check_mean(pixel_statistics: Callable[..., Any]) -> None:
    for seed, shape in ((31, (7, 3, 2, 3)), (32, (40, 4, 4, 3))):
        images = random_images(seed, shape)
        mean = _shaped(_ask(pixel_statistics, images)[0], int(np.prod(shape[1:])), "mean")
        if not is_close(mean, reference.pixel_statistics(images)[0], TOLERANCE):
            raise CheckFailed(f"pixel_statistics: the mean over the images is not right.{READ_PREPARE}")


def _check_deviation(pixel_statistics: Callable[..., Any]) -> None:
    for seed, shape in ((33, (9, 3, 2, 3)), (34, (50, 6))):
        images = random_images(seed, shape)
        right = reference.pixel_statistics(images)[1]
        std = _shaped(_ask(pixel_statistics, images)[1], len(right), "standard deviation")
        if is_close(std, right, TOLERANCE):
            continue
        n = len(images)
        if is_close(std, right * np.sqrt(n / (n - 1)), TOLERANCE):
            raise CheckFailed("pixel_statistics: the deviation divides by N - 1; divide by N.", diagnoses=["ddof"])
        if is_close(std, right**2, TOLERANCE):
            raise CheckFailed("pixel_statistics: that is the variance, take its root.", diagnoses=["variance"])
        raise CheckFailed(f"pixel_statistics: the standard deviation over the images is not right.{READ_PREPARE}")


def _check_constant_pixel(pixel_statistics: Callable[..., Any]) -> None:
    images = random_images(35, (8, 3, 3, 3))
    images[:, 1, 2, 0] = 77
    constant = 3 * (3 * 1 + 2)
    std = _shaped(_ask(pixel_statistics, images)[1], 27, "standard deviation")
    if not is_close(std[constant], 1.0, 1e-6):
        raise CheckFailed(
            "pixel_statistics: where a pixel is the same in all images, std should be 1, so that one can divide by "
            f"it.{READ_PREPARE}", diagnoses=["zero-deviation"],
        )  # fmt: skip
    if not np.all(np.delete(std, constant) > 2):
        raise CheckFailed("pixel_statistics: a constant pixel spoils the deviations of the others.")


def _ask(pixel_statistics: Callable[..., Any], images: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    result = call(pixel_statistics, "pixel_statistics", images.copy())
    if not isinstance(result, (tuple, list)) or len(result) != 2:
        raise CheckFailed("pixel_statistics should return two things, `return mean, std`.", layer="type")
    return result[0], result[1]


def _shaped(value: Any, D: int, what: str) -> np.ndarray:
    if isinstance(value, (np.ndarray, float)) and np.size(value) in (1, 3) and D > 3:
        raise CheckFailed(
            f"pixel_statistics: the {what} should have one entry for each pixel (and colour), shape (D,): average "
            f"over the images only.{READ_PREPARE}", layer="shape", diagnoses=["statistics-not-per-pixel"],
        )  # fmt: skip
    return as_float_array(value, (D,), f"pixel_statistics: the {what}")


def random_images(seed: int, shape: tuple[int, ...]) -> np.ndarray:
    """Random uint8 images in which no two pixels have the same mean and deviation, and none is constant."""
    generator = np.random.default_rng(seed)
    level = generator.uniform(60, 190, size=shape[1:])
    spread = generator.uniform(5, 50, size=shape[1:])
    images = np.clip(level + spread * generator.normal(size=shape), 0, 255).astype(np.uint8)
    images[0, ...], images[1, ...] = 10, 240
    return images
