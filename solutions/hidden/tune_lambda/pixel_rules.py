"""Mistakes with many faces in `pixel_statistics`: any number of images left out, any limit below which a deviation is 0."""

from __future__ import annotations

import numpy as np

from autograder.checks import is_close
from autograder.grading import Observation

from .pixel_problems import TOLERANCE, many_images

MANY = "more than a thousand images"
FEWEST = 100  # of the images that are not left out


def last_images_left_out(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The facets, if the mean of many images is that of the first of them, and all other means are right."""
    got = observed["mean"][MANY]
    others = [says for says in right["mean"] if says != MANY]
    if isinstance(got, str) or got.shape != (3,) or not all(_same(observed, right, "mean", says) for says in others):
        return ()
    images = many_images()
    means = np.cumsum(images, axis=0, dtype=float) / np.arange(1, len(images) + 1)[:, None]
    first = means[FEWEST:-1]  # without the last: the mean of all of them
    return ("mean", "deviation") if np.any(np.all(np.abs(first - got) < 1e-6 * np.abs(got), axis=1)) else ()


def small_is_zero(observed: Observation, right: Observation) -> tuple[str, ...]:
    """The facet, if all deviations are right but small ones, in whose place stands 1."""
    limits = []
    for says, expected in right["deviation"].items():
        got = observed["deviation"][says]
        if isinstance(got, str) or isinstance(expected, str) or got.shape != expected.shape:
            return ()
        off = np.abs(got - expected) > TOLERANCE * np.abs(expected)
        if np.any(expected[off] >= 1) or not is_close(got[off], np.ones(np.count_nonzero(off)), 1e-6):
            return ()
        limits += expected[off].tolist()
    return ("deviation",) if limits and max(limits) < 0.6 else ()


def _same(observed: Observation, right: Observation, facet: str, says: str) -> bool:
    got, expected = observed[facet][says], right[facet][says]
    if isinstance(got, str) or isinstance(expected, str):
        return isinstance(got, str) and isinstance(expected, str) and got == expected
    return got.shape == expected.shape and is_close(got, expected, TOLERANCE)
