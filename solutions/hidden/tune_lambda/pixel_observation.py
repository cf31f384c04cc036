"""Examines `pixel_statistics`: means, deviations, shapes and constant pixels, each by itself."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.checks import is_close
from autograder.grading import NOTHING_TO_COMPARE, Observation, Outcome, fate_of_results, outcomes_of_call

from .looking import kept, short
from .pixel_problems import TOLERANCE, constant_problem, deviation_problems, mean_problems, random_images


def observe_pixel_statistics(pixel_statistics: Any) -> Observation:
    """Facets `mean`, `mean: shape`, `deviation`, `constant pixel` and `constant pixel: the other pixels`."""
    cifar = {"CIFAR-10's size": random_images(37, (3, 32, 32, 3))}
    seen: Observation = {"mean": {}, "mean: shape": {}, "mean: shape of std": {}, "deviation": {}}
    for says, images in {**mean_problems(), **cifar}.items():
        mean, std = outcomes_of_call(pixel_statistics, 2, images)
        seen["mean"][says] = short(_flat(mean, images))
        seen["mean: shape"][says] = _shape(mean, images)
        if len(images) > 1:  # dividing by N - 1 there is a matter of the deviation
            seen["mean: shape of std"][says] = _shape(std, images)
    for says, images in {**deviation_problems(), **cifar}.items():
        seen["deviation"][says] = short(_flat(outcomes_of_call(pixel_statistics, 2, images)[1], images))
    images, constant, varied = constant_problem()
    std, own = (_flat(outcomes_of_call(pixel_statistics, 2, some)[1], some) for some in (images, varied))
    seen["constant pixel"] = {"": _entries(std, constant)}
    seen["constant pixel: the other pixels"] = {"": _others(std, own, constant)}
    means, varied_means = (_flat(outcomes_of_call(pixel_statistics, 2, some)[0], some) for some in (images, varied))
    seen["constant pixel: its mean"] = {"": _own_mean(means, varied_means, images, constant)}
    seen["mean: inputs"] = {"": kept(pixel_statistics, {"images": images})}
    seen["mean: results"] = {"": fate_of_results(pixel_statistics, (images,), (varied,))}
    return seen


def _flat(outcome: Outcome, images: np.ndarray) -> Outcome:
    return outcome.ravel() if isinstance(outcome, np.ndarray) and outcome.size == images[0].size else outcome


def _shape(outcome: Outcome, images: np.ndarray) -> Outcome:
    if isinstance(outcome, str):
        return outcome
    known = {
        (images[0].size,): "one row, one entry for each pixel",
        (): "one number",
        (images.shape[-1],): "one for each colour",
        images.shape[1:]: "the shape of an image",
        (len(images),): "one for each image",
    }
    return known.get(outcome.shape, "another shape")


def _entries(std: Outcome, constant: list[int]) -> Outcome:
    if isinstance(std, str):
        return std
    return std[constant] if std.ndim == 1 and std.size > max(constant) else "not one for each pixel"


def _own_mean(means: Outcome, varied: Outcome, images: np.ndarray, constant: list[int]) -> Outcome:
    """What becomes of the means of constant pixels, if those of others are as they are without them."""
    of_every_pixel = (images[0].size,)
    if isinstance(means, str) or isinstance(varied, str) or not means.shape == varied.shape == of_every_pixel:
        return "as it should be"
    if not is_close(np.delete(means, constant), np.delete(varied, constant), TOLERANCE):
        return "as it should be"
    right = images[0].ravel()[constant].astype(float)
    return "as it should be" if is_close(means[constant], right, TOLERANCE) else "another"


def _others(std: Outcome, own: Outcome, constant: list[int]) -> Outcome:
    if isinstance(std, str) or isinstance(own, str) or std.shape != own.shape:
        return NOTHING_TO_COMPARE
    if std.ndim != 1 or std.size <= max(constant):
        return "not one for each pixel"
    others, before = np.delete(std, constant), np.delete(own, constant)
    if np.ptp(others) == 0:
        return "all the same"
    return "as without it" if is_close(others, before, TOLERANCE) else "changed"
