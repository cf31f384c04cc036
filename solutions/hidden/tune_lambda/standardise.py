"""Grades `standardise`: images made ready by the statistics of the training images, and by nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, call, is_close
from autograder.grading import Parts, Score
from solutions.reference import tune_lambda as reference

from .pixel_statistics import READ_PREPARE, TOLERANCE, random_images


def grade_standardise(standardise: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `pixels`, `bias and dtype`, `no leak`."""
    parts = Parts()
    parts.part("pixels", points["pixels"])(lambda: _check_pixels(standardise))
    parts.part("bias and dtype", points["bias and dtype"])(lambda: _check_bias_and_dtype(standardise))
    parts.part("no leak", points["no leak"])(lambda: _check_no_leak(standardise))
    return parts.score()


def _check_pixels(standardise: Callable[..., Any]) -> None:
    for seed, shape in ((41, (6, 3, 2, 3)), (42, (3, 4, 4, 3)), (43, (5, 7))):
        images, mean, std = _problem(seed, shape)
        got, right = _pixels_of(_run(standardise, images, mean, std)), reference.standardise(images, mean, std)[:, :-1]
        if is_close(got, right, TOLERANCE):
            continue
        rows = images.reshape(len(images), -1)
        if is_close(got, rows - mean, TOLERANCE):
            raise CheckFailed("standardise does not divide by std.", diagnoses=["not-divided"])
        if is_close(got, (rows - mean) / std**2, TOLERANCE):
            raise CheckFailed("standardise divides by the square of std.")
        if is_close(got, rows / std - mean, TOLERANCE):
            raise CheckFailed("standardise divides before it subtracts: first the mean, then std.")
        own_mean, own_std = reference.pixel_statistics(images)
        if is_close(got, (rows - own_mean) / own_std, TOLERANCE):
            raise CheckFailed(
                "standardise uses the mean and std of the images it is given. They must be those of the training "
                f"images, which are its arguments.{READ_PREPARE}", diagnoses=["own-statistics"],
            )  # fmt: skip
        raise CheckFailed(f"standardise: the pixels are not (pixel - mean) / std.{READ_PREPARE}")


def _check_bias_and_dtype(standardise: Callable[..., Any]) -> None:
    X = _run(standardise, *_problem(44, (4, 2, 3, 3)))
    if not np.all(X[:, -1] == 1):
        where = " The ones stand in the first column." if np.all(X[:, 0] == 1) else ""
        raise CheckFailed(
            f"standardise: the last column must hold ones.{where}", diagnoses=["bias-first"] if where else []
        )
    if X.dtype != np.float32:
        raise CheckFailed(
            f"standardise should return float32, but returns {X.dtype}.", layer="dtype", diagnoses=["float64"]
        )


def _check_no_leak(standardise: Callable[..., Any]) -> None:
    # What becomes of an image must not depend on its neighbours: neither on what they are nor on how many.
    images, mean, std = _problem(45, (6, 3, 2, 3))
    together = _pixels_of(_run(standardise, images, mean, std))
    others = images.copy()
    others[2:] = 255 - others[2:] // 2
    for what, got, kept in (
        ("other images beside it", _pixels_of(_run(standardise, others, mean, std))[:2], together[:2]),
        ("fewer images beside it", _pixels_of(_run(standardise, images[:2], mean, std)), together[:2]),
        ("no image beside it", _pixels_of(_run(standardise, images[4:5], mean, std)), together[4:5]),
    ):
        if not is_close(got, kept, TOLERANCE):
            raise CheckFailed(
                f"standardise: an image becomes something else when there are {what}. So information leaks "
                f"from one image into another, and from the test set into your results.{READ_PREPARE}",
                diagnoses=["leak"],
            )


def _problem(seed: int, shape: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    # The training images lie elsewhere than those that are to be standardised.
    mean, std = reference.pixel_statistics(random_images(seed, (30, *shape[1:])))
    return random_images(seed + 100, shape), mean, std


def _run(standardise: Callable[..., Any], images: np.ndarray, mean: np.ndarray, std: np.ndarray) -> np.ndarray:
    got = call(standardise, "standardise", images.copy(), mean.copy(), std.copy())
    N, D = len(images), len(mean)
    if isinstance(got, np.ndarray) and got.shape == (N, D):
        raise CheckFailed(
            f"standardise: the column of ones is missing.{READ_PREPARE}", layer="shape", diagnoses=["bias-missing"]
        )
    as_float_array(got, (N, D + 1), "standardise(images, mean, std)")
    return np.asarray(got)


def _pixels_of(X: np.ndarray) -> np.ndarray:
    first, last = np.all(X[:, 0] == 1), np.all(X[:, -1] == 1)
    return X[:, 1:] if first and not last else X[:, :-1]
