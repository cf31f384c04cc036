"""Grades `standardise`: images made ready by the statistics of the training images, and by nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from autograder.checks import CheckFailed, as_float_array, call, is_close
from autograder.grading import Examination, Observation, Outcome, Parts, Score, attempt, outcome_of
from solutions.reference import tune_lambda as reference

from .looking import SAME, alike, kept, require_kept, short
from .pixel_problems import TOLERANCE, random_images
from .pixel_statistics import READ_PREPARE

_Arguments = tuple[np.ndarray, np.ndarray, np.ndarray]  # images, mean, std


def grade_standardise(standardise: Callable[..., Any], points: dict[str, float]) -> Score:
    """Parts `pixels`, `bias and dtype`, `no leak` (also: nothing is changed in place)."""
    parts = Parts()
    for part, check in (("pixels", _check_pixels), ("bias and dtype", _check_bias), ("no leak", _check_no_leak)):
        parts.part(part, points[part])(partial(check, standardise))
    return parts.score(Examination(standardise, ("standardise",), _observe))


def _problems() -> dict[str, _Arguments]:
    return {
        "colour images": _problem(41, (6, 3, 2, 3)),
        "larger colour images": _problem(42, (3, 4, 4, 3)),
        "images as rows": _problem(43, (5, 7)),
        "images of dtype float64": _problem(46, (4, 2, 3, 3), "float64"),
        "images of dtype float32": _problem(47, (4, 3, 2, 3), "float32"),
    }


def _problem(seed: int, shape: tuple[int, ...], dtype: str = "uint8") -> _Arguments:
    """The training images lie elsewhere than those that are to be standardised; floats are not whole numbers."""
    mean, std = reference.pixel_statistics(random_images(seed, (30, *shape[1:])))
    images = random_images(seed + 100, shape, extremes=False).astype(dtype)
    return (images if dtype == "uint8" else images + images.dtype.type(0.625)), mean, std


def _check_pixels(standardise: Callable[..., Any]) -> None:
    for says, (images, mean, std) in _problems().items():
        got, right = _pixels(standardise, images, mean, std), reference.standardise(images, mean, std)[:, :-1]
        if not is_close(got, right, TOLERANCE):
            raise CheckFailed(f"standardise: the pixels are not (pixel - mean) / std for {says}.{READ_PREPARE}")


def _check_bias(standardise: Callable[..., Any]) -> None:
    for dtype in ("uint8", "float64"):
        images, mean, std = _problem(44, (4, 2, 3, 3), dtype)
        X = _run(standardise, images, mean, std)
        if X.shape != (4, 19) or not np.all(X[:, -1] == 1):
            raise CheckFailed(
                f"standardise: X should have D + 1 columns, the last one full of ones.{READ_PREPARE}", layer="shape"
            )
        if X.dtype != np.float32:
            raise CheckFailed(f"standardise returns {X.dtype}, for images of dtype {dtype}.", layer="dtype")


def _check_no_leak(standardise: Callable[..., Any]) -> None:
    # What becomes of an image must not depend on its neighbours: neither on what they are nor on how many.
    for says, (rows, first, second) in _neighbours().items():
        if not is_close(_pixels(standardise, *first)[rows], _pixels(standardise, *second), TOLERANCE):
            raise CheckFailed(
                f"standardise: an image becomes something else when there are {says}. So information leaks "
                f"from one image into another, and from the test set into your results.{READ_PREPARE}"
            )
    for dtype in ("float32", "float64"):
        require_kept(standardise, "standardise", _named(_problem(46, (4, 2, 3, 3), dtype)))


def _neighbours() -> dict[str, tuple[slice, _Arguments, _Arguments]]:
    """Kind of case -> which rows of the first call's result should be those of the second call."""
    images, mean, std = _problem(45, (6, 3, 2, 3))
    others = images.copy()
    others[2:] = 255 - others[2:] // 2
    beside, few, alone = (others, mean, std), (images[:2], mean, std), (images[4:5], mean, std)
    return {
        "other images beside it": (slice(2), beside, few),
        "fewer images beside it": (slice(2), (images, mean, std), few),
        "no images beside it": (slice(4, 5), (images, mean, std), alone),
    }


def _run(standardise: Callable[..., Any], images: np.ndarray, mean: np.ndarray, std: np.ndarray) -> np.ndarray:
    got = call(standardise, "standardise", images.copy(), mean.copy(), std.copy())
    wanted = (len(images), len(mean) + 1)
    if not isinstance(got, np.ndarray) or got.shape != (wanted[0], wanted[1] - 1):  # without ones: priced elsewhere
        as_float_array(got, wanted, "standardise(images, mean, std)")
    return np.asarray(got)


def _pixels(standardise: Callable[..., Any], images: np.ndarray, mean: np.ndarray, std: np.ndarray) -> np.ndarray:
    X = _run(standardise, images, mean, std)
    return as_float_array(_without_bias(X, len(mean)), images.reshape(len(images), -1).shape, "The rows")


def _without_bias(X: np.ndarray, D: int) -> np.ndarray:
    """The pixels, wherever the ones stand: that is the part of the bias."""
    if X.ndim != 2 or X.shape[1] != D + 1:
        return X
    first = np.all(X[:, 0] == 1) and not np.all(X[:, -1] == 1)
    return X[:, 1:] if first else X[:, :-1]


def _named(arguments: _Arguments) -> dict[str, np.ndarray]:
    return dict(zip(("images", "mean", "std"), arguments, strict=True))


def _observe(standardise: Any) -> Observation:
    """Facets `pixels`, the column of ones, the dtype, the neighbours, the arguments."""
    ones, dtype = "bias and dtype: the ones", "bias and dtype: dtype"
    seen: Observation = {"pixels": {}, ones: {}, dtype: {}, "no leak": {}, "no leak: inputs": {}}
    for says, problem in {**_problems(), "CIFAR-10's size": _problem(48, (2, 32, 32, 3))}.items():
        result, error = attempt(standardise, *problem)
        whole = error or outcome_of(result)
        seen["pixels"][says] = whole if isinstance(whole, str) else short(_without_bias(whole, len(problem[1])))
        seen[ones][says] = whole if isinstance(whole, str) else _place_of_ones(whole, len(problem[1]))
        seen[dtype][says] = whole if isinstance(whole, str) else str(np.asarray(result).dtype)
    for says, (rows, first, second) in _neighbours().items():
        one, other = (_row_outcome(standardise, *arguments) for arguments in (first, second))
        same = alike(one if isinstance(one, str) else one[rows], other, TOLERANCE)
        seen["no leak"][says] = SAME if same else "it becomes something else"
    for kind in ("float32", "float64", "uint8"):
        seen["no leak: inputs"][f"images of dtype {kind}"] = kept(standardise, _named(_problem(46, (4, 2, 3, 3), kind)))
    return seen


def _row_outcome(standardise: Any, *arguments: np.ndarray) -> Outcome:
    result, error = attempt(standardise, *arguments)
    whole = error or outcome_of(result)
    if isinstance(whole, str):
        return whole
    return _without_bias(whole, len(arguments[1])) if whole.ndim == 2 else "no table"


def _place_of_ones(X: np.ndarray, D: int) -> Outcome:
    if X.ndim != 2 or X.shape[1] not in (D, D + 1):
        return "another shape"
    if X.shape[1] == D:
        return "missing"
    if np.all(X[:, -1] == 1):
        return "last"
    if np.all(X[:, 0] == 1):
        return "first"
    return "other numbers in the last column" if np.any(X[:, -1]) else "zeros in the last column"
