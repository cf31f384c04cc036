"""Grades `pixel_statistics`: mean and deviation of every pixel."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, call, is_close
from autograder.grading import Examination, Parts, Score
from solutions.reference import tune_lambda as reference

from .looking import require_kept, require_own_results
from .pixel_observation import observe_pixel_statistics
from .pixel_problems import TOLERANCE, constant_problem, deviation_problems, mean_problems, random_images
from .pixel_rules import last_images_left_out, small_is_zero

READ_PREPARE = " Read again: the section 'Prepare the images, and leak nothing'."


def grade_pixel_statistics(pixel_statistics: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `mean` (also the shapes of both), `deviation` and `constant pixel`."""
    parts = Parts()
    for part, check in (("mean", _check_mean), ("deviation", _check_deviation), ("constant pixel", _check_constant)):
        parts.part(part, points[part])(partial(check, pixel_statistics))
    rules = {"last-batch-left-out": last_images_left_out, "nearly-constant-pixels": small_is_zero}
    return parts.score(Examination(pixel_statistics, ("pixel_statistics",), observe_pixel_statistics, rules=rules))


def _check_mean(pixel_statistics: Callable[..., Any]) -> None:
    for says, images in mean_problems().items():
        mean, std = _ask(pixel_statistics, images)
        D = images[0].size
        for value, what in ((mean, "mean"), (std, "standard deviation")):
            if not isinstance(value, (np.ndarray, float)) or np.shape(value) != (D,):
                raise CheckFailed(
                    f"pixel_statistics: the {what} should be an array of shape (D,), one entry for each pixel and "
                    f"colour.{READ_PREPARE}", layer="shape",
                )  # fmt: skip
        got = as_float_array(mean, (D,), "pixel_statistics: the mean")
        if not is_close(got, reference.pixel_statistics(images)[0], TOLERANCE):
            raise CheckFailed(f"pixel_statistics: the mean over the images is not right for {says}.{READ_PREPARE}")
        require_kept(pixel_statistics, "pixel_statistics", {"images": images})
    first, second = (random_images(seed, (7, 3, 2, 3)) for seed in (31, 40))
    require_own_results(pixel_statistics, "pixel_statistics", (first,), (second,))


def _check_deviation(pixel_statistics: Callable[..., Any]) -> None:
    for says, images in deviation_problems().items():
        std = _deviations(pixel_statistics, images)
        if not is_close(std, reference.pixel_statistics(images)[1], TOLERANCE):
            raise CheckFailed(f"pixel_statistics: the standard deviation is not right for {says}.{READ_PREPARE}")


def _check_constant(pixel_statistics: Callable[..., Any]) -> None:
    images, constant, varied = constant_problem()
    std = _deviations(pixel_statistics, images)
    if not is_close(std[constant], np.ones(2), 1e-6):
        raise CheckFailed(f"pixel_statistics: std is not right where a pixel is the same in all images.{READ_PREPARE}")
    mean = np.ravel(_ask(pixel_statistics, images)[0])
    if mean.size == std.size and _only_there(mean, reference.pixel_statistics(images)[0], constant):
        raise CheckFailed("pixel_statistics: where a pixel is the same in all images, its mean is not right.")
    others, own = np.delete(std, constant), np.delete(_deviations(pixel_statistics, varied), constant)
    if np.ptp(others) == 0 or not is_close(others, own, TOLERANCE):
        raise CheckFailed("pixel_statistics: a constant pixel spoils the deviations of the others.")


def _only_there(mean: np.ndarray, right: np.ndarray, constant: list[int]) -> bool:
    """Whether the means are wrong for constant pixels only: means that are wrong elsewhere are priced elsewhere."""
    others = is_close(np.delete(mean, constant), np.delete(right, constant), TOLERANCE)
    return others and not is_close(mean[constant], right[constant], TOLERANCE)


def _ask(pixel_statistics: Callable[..., Any], images: np.ndarray) -> tuple[Any, Any]:
    result = call(pixel_statistics, "pixel_statistics", images.copy())
    if not isinstance(result, (tuple, list)) or len(result) != 2:
        raise CheckFailed("pixel_statistics should return two things, `return mean, std`.", layer="type")
    return result[0], result[1]


def _deviations(pixel_statistics: Callable[..., Any], images: np.ndarray) -> np.ndarray:
    """The deviations as one row, whatever their shape: that is the mean's part."""
    std = _ask(pixel_statistics, images)[1]
    if not isinstance(std, np.ndarray) or std.size != images[0].size:
        raise CheckFailed(
            f"pixel_statistics: there should be one standard deviation for each pixel and colour.{READ_PREPARE}",
            layer="shape",
        )
    return as_float_array(std, std.shape, "pixel_statistics: the standard deviation").ravel()
