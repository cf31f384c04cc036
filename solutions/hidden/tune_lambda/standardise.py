"""Grades `standardise`: images made ready by the statistics of the training images, and by nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, call, is_close
from autograder.grading import Examination, Parts, Score
from solutions.reference import tune_lambda as reference

from .looking import require_kept, require_own_results
from .pixel_problems import TOLERANCE
from .pixel_statistics import READ_PREPARE
from .standardise_observation import cut_off, observe_standardise
from .standardise_problems import Arguments, as_rows, named, neighbours, problem, problems, two_of_a_size, without_bias


def grade_standardise(standardise: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `pixels`, `bias and dtype`, `no leak` (also: nothing is changed in place)."""
    parts = Parts()
    for part, check in (("pixels", _check_pixels), ("bias and dtype", _check_bias), ("no leak", _check_no_leak)):
        parts.part(part, points[part])(partial(check, standardise))
    rules = {"standardise-clipped": cut_off}
    return parts.score(Examination(standardise, ("standardise",), observe_standardise, rules=rules))


def _check_pixels(standardise: Callable[..., Any]) -> None:
    for says, (images, mean, std) in problems().items():
        got, right = _pixels(standardise, images, mean, std), reference.standardise(images, mean, std)[:, :-1]
        if not is_close(got, right, TOLERANCE):
            raise CheckFailed(f"standardise: the pixels are not (pixel - mean) / std for {says}.{READ_PREPARE}")


def _check_bias(standardise: Callable[..., Any]) -> None:
    for dtype in ("uint8", "float64"):
        images, mean, std = problem(44, (4, 2, 3, 3), dtype)
        X = _run(standardise, (images, mean, std))
        if X.shape != (4, 19) or not np.all(X[:, -1] == 1):
            raise CheckFailed(
                f"standardise: X should have D + 1 columns, the last one full of ones.{READ_PREPARE}", layer="shape"
            )
        if X.dtype != np.float32:
            raise CheckFailed(f"standardise returns {X.dtype}, for images of dtype {dtype}.", layer="dtype")


def _check_no_leak(standardise: Callable[..., Any]) -> None:
    # What becomes of an image must not depend on its neighbours: neither on what they are nor on how many.
    for says, (rows, first, second) in neighbours().items():
        beside = _pixels(standardise, *first)[rows]
        if not is_close(beside, _pixels(standardise, *second, vector=True), TOLERANCE):
            raise CheckFailed(
                f"standardise: an image becomes something else when there are {says}. So information leaks "
                f"from one image into another, and from the test set into your results.{READ_PREPARE}"
            )
    for dtype in ("float32", "float64"):
        require_kept(standardise, "standardise", named(problem(46, (4, 2, 3, 3), dtype)))
    require_own_results(standardise, "standardise", *two_of_a_size())


def _run(standardise: Callable[..., Any], arguments: Arguments, *, vector: bool = False) -> np.ndarray:
    """What comes back, with or without ones; `vector`: a single image may be one, as that is priced elsewhere."""
    got = call(standardise, "standardise", *(one.copy() for one in arguments))
    N, D = len(arguments[0]), len(arguments[1])
    if vector and isinstance(got, np.ndarray):
        got = as_rows(got, N)
    if not isinstance(got, np.ndarray) or got.shape != (N, D):
        as_float_array(got, (N, D + 1), "standardise(images, mean, std)")
    return np.asarray(got)


def _pixels(standardise: Callable[..., Any], *arguments: np.ndarray, vector: bool = False) -> np.ndarray:
    images, mean, std = arguments
    X = _run(standardise, (images, mean, std), vector=vector)
    return as_float_array(without_bias(X, len(mean)), images.reshape(len(images), -1).shape, "The rows")
