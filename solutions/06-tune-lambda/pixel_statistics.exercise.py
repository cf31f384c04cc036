"""The exercise `pixel_statistics`: mean and deviation of every pixel, over the images."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from linearloss.exercise import Arguments, Asked, Case, Exercise, Facet
from linearloss.outcome import Outcome, Trouble, same
from linearloss.pixel_looks import (
    PIXEL_TOLERANCE,
    MeanWhereConstant,
    OthersWhereSomeAreConstant,
    ShapeOfStatistic,
    Statistic,
    SumsOfStatistic,
    constant,
    form,
    statistic,
)
from linearloss.probes import manners
from solutions.reference.tune_lambda import pixel_statistics as reference
from solutions.shared.images import random_images

Array = NDArray[np.float64]
Images = NDArray[np.uint8]
Mask = NDArray[np.bool_]
FEWEST = 100  # of many images, if some of them are left out
SMALL = 0.6  # a deviation that could be taken for 0


def nearly_constant() -> Images:
    """A pixel that differs a little in one image only, and one of deviation 0.8."""
    images = random_images(36, (9, 2, 2, 3))
    images[:, 1, 0, 2] = 100
    images[4, 1, 0, 2] = 101
    images[:, 1, 1, 0] = 50 + np.arange(9) % 3
    return images


def many_images() -> Images:
    """More than a thousand images of three pixels, a number that no usual size of a batch divides.

    The last ones are brighter, so that none of them can be missed. The last pixel differs a little in one image.
    """
    images = random_images(38, (1031, 3))
    images[-40:] //= 4
    images[-40:] += 180
    images[:, 2] = 100
    images[500, 2] = 101
    return images


def with_constant_pixels() -> Images:
    """Two pixels are the same in all images, one of them black."""
    images = random_images(35, (8, 3, 3, 3))
    images[:, 1, 2, 0] = 77
    images[:, 2, 0, 1] = 0
    return images


TOY = np.array([[[0, 10], [3, 200]], [[4, 10], [1, 150]], [[8, 40], [2, 100]]], dtype=np.uint8)
TOY_CONSTANT = np.array([[[0, 10], [3, 200]], [[0, 10], [1, 200]], [[0, 40], [2, 200]]], dtype=np.uint8)
SHOWN_CONSTANT = "three images in which two pixels are constant"
SHOWN, MANY, CIFAR = "three images of 2 x 2 pixels", "more than a thousand images", "images as large as CIFAR-10's"
SINGLE, NEARLY, CONSTANT = "a single image", "a pixel that is nearly constant", "two pixels are constant"
MAKERS: dict[str, Callable[[], Images]] = {
    "colour images": lambda: random_images(31, (7, 3, 2, 3)),
    "more colour images": lambda: random_images(32, (40, 4, 4, 3)),
    "other colour images": lambda: random_images(33, (9, 3, 2, 3)),
    "images as rows": lambda: random_images(34, (50, 6)),
    SINGLE: lambda: random_images(39, (1, 2, 2, 3), extremes=False),
    NEARLY: nearly_constant,
    MANY: many_images,
    CIFAR: lambda: random_images(37, (3, 32, 32, 3)),
    CONSTANT: with_constant_pixels,
}
MEANS = (SHOWN, "colour images", "more colour images", SINGLE)
DEVIATIONS = (SHOWN, "other colour images", "images as rows", NEARLY)


def case(name: str, make: Callable[[], Images]) -> Case:
    return Case(name, lambda: (make(),))


def deviations(images: Images) -> Array:
    """As they are: 0 for a constant pixel."""
    return np.asarray(images.reshape(len(images), -1).std(axis=0))


def plainly_varied(images: Images) -> Mask:
    return np.asarray(deviations(images) > SMALL)


@dataclass(frozen=True)
class OfMany:
    """A statistic of many images; in words if it is that of the first of them, however many."""

    index: int

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        found = statistic(asked, case, self.index)
        if isinstance(found, Trouble) or found.shape != (3,):
            return found
        rows = case.make()[0].astype(float)
        count = np.arange(1, len(rows) + 1)[:, None]
        means = np.cumsum(rows, axis=0) / count
        squares = np.cumsum(rows * rows, axis=0) / count
        first = (means, np.sqrt(np.maximum(squares - means**2, 0)))[self.index][FEWEST:-1, :2]
        fits = np.all(np.abs(first - found[:2]) < 1e-6 * np.abs(found[:2]), axis=1)
        return "of the first ones only" if np.any(fits) else found[:2]


def of_small_ones(asked: Asked, case: Case) -> Outcome:
    """Deviations that are small and not 0; in words if some are taken for 0, whatever the limit is."""
    found, right = statistic(asked, case, 1), deviations(case.make()[0])
    small = (right > 0) & (right <= SMALL)
    if isinstance(found, Trouble):
        return found
    if found.shape != right.shape:
        return form(found.shape, case.make()[0])
    if case.name == MANY and isinstance(OfMany(1)(asked, case), str):
        return right[small]  # priced there
    others_are_right = same(found[right > SMALL], right[right > SMALL], PIXEL_TOLERANCE)
    ones = others_are_right and same(found[small], np.ones(small.sum()))
    return "1, as if the pixel were constant" if ones else found[small]


def means(images: Images) -> Array:
    return reference(images)[0]


PAIRS: dict[str, Callable[[], tuple[Arguments, Arguments]]] = {
    SHOWN_CONSTANT: lambda: ((TOY_CONSTANT.copy(),), (np.where(constant(TOY_CONSTANT).reshape(2, 2), TOY, TOY_CONSTANT),)),
    CONSTANT: lambda: ((with_constant_pixels(),), (random_images(35, (8, 3, 3, 3)),)),
}


def two() -> tuple[Arguments, Arguments]:
    return (random_images(41, (7, 2, 2, 3)),), (random_images(40, (7, 2, 2, 3)),)


exercise = Exercise(
    function="pixel_statistics",
    read="section 4, Prepare the images, and leak nothing",
    parts={"mean": 1, "deviation": 2, "constant pixel": 1},
    cases=[
        Case(SHOWN, lambda: (TOY.copy(),), visible=True),
        Case(SHOWN_CONSTANT, lambda: (TOY_CONSTANT.copy(),), visible=True),
        *(case(name, make) for name, make in MAKERS.items()),
        Case("", tuple, visible=True),
    ],
    facets=[
        Facet("mean", "mean", "The mean over the images is not right.", Statistic(0), MEANS, PIXEL_TOLERANCE),
        Facet("mean: many images", "mean", "The mean is not right for more than a thousand images.", OfMany(0), (MANY,), PIXEL_TOLERANCE,
              {"of the first ones only": "last-batch-left-out"}),
        Facet("mean: CIFAR-10's size", "mean", "The mean is not right for images of CIFAR-10's size.", Statistic(0), (CIFAR,), PIXEL_TOLERANCE),
        *(
            Facet(f"mean: shape of {name}", "mean", f"{name} should be an array of shape (D,), one entry for each pixel and colour.",
                  ShapeOfStatistic(index), (*MEANS, MANY))
            for index, name in enumerate(("mean", "std"))
        ),
        *manners("mean", {"two sets of images": two}, reference),
        Facet("deviation", "deviation", "The standard deviation over the images is not right.", Statistic(1, plainly_varied), DEVIATIONS, PIXEL_TOLERANCE),
        Facet("deviation: many images", "deviation", "The standard deviation is not right for more than a thousand images.",
              OfMany(1), (MANY,), PIXEL_TOLERANCE, {"of the first ones only": "last-batch-left-out"}),
        Facet("deviation: CIFAR-10's size", "deviation", "The standard deviation is not right for images of CIFAR-10's size.",
              SumsOfStatistic(1), (CIFAR,), PIXEL_TOLERANCE),
        Facet("deviation: small ones", "deviation", "The deviation of a pixel that varies a little is not right.", of_small_ones, (NEARLY, MANY),
              PIXEL_TOLERANCE, {"1, as if the pixel were constant": "nearly-constant-pixels"}),
        Facet("constant pixel", "constant pixel", "std is not right where a pixel is the same in all images.", Statistic(1, constant), (SHOWN_CONSTANT, CONSTANT)),
        Facet("constant pixel: its mean", "constant pixel", "Where a pixel is the same in all images, its mean is not right.",
              MeanWhereConstant(means), (SHOWN_CONSTANT, CONSTANT)),
        Facet("constant pixel: the others", "constant pixel", "Where some pixels are constant, the deviations of the others are not right.",
              OthersWhereSomeAreConstant(PAIRS), (SHOWN_CONSTANT, CONSTANT)),
    ],
)  # fmt: skip
