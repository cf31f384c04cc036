"""The exercise `standardise`: images made ready by the statistics of the training images, and by nothing else."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from linearloss.exercise import AS_ASKED_FOR, Arguments, Asked, Case, Exercise, Facet
from linearloss.outcome import Outcome
from linearloss.pixel_looks import PIXEL_TOLERANCE
from linearloss.probes import FIRST_ONLY, ONE_WITH_THE_ARGUMENT, OVERWRITTEN, InPlace, InTurn, Returned
from linearloss.standardised_looks import CUT_OFF, FarPixels, Neighbours, Pixels, PlaceOfOnes, TypeOfResult
from solutions.reference.tune_lambda import pixel_statistics
from solutions.reference.tune_lambda import standardise as reference
from solutions.shared.images import random_images

Array = NDArray[np.float64]
Float32 = NDArray[np.float32]
Mask = NDArray[np.bool_]
FAR = 0.9  # beyond it, in units of std, values might be cut off


def problem(seed: int, shape: tuple[int, ...], dtype: str = "uint8") -> Arguments:
    """The training images lie elsewhere than those that are to be standardised; floats are not whole numbers."""
    mean, std = pixel_statistics(random_images(seed, (30, *shape[1:]), extremes=False))
    images = random_images(seed + 100, shape, extremes=False).astype(dtype)
    return (images if dtype == "uint8" else images + images.dtype.type(0.625)), mean, std


def as_rows() -> Arguments:
    """Rows of pixels, of which one hardly varies."""
    images, mean, std = problem(43, (5, 7))
    std[2] = 0.5
    return images, mean, std


def black_and_white() -> Arguments:
    images, mean, std = problem(49, (2, 3, 2, 3))
    return np.where(np.arange(images.size).reshape(images.shape) % 3 == 0, 0, 255).astype(np.uint8), mean, std


def shown(dtype: str = "uint8", shift: float = 0.0) -> Arguments:
    images = np.array([[[10, 200], [30, 0]], [[20, 220], [30, 4]]]).astype(dtype) + np.dtype(dtype).type(shift)
    return images, np.array([12.0, 210.0, 31.0, 1.0]) + shift, np.array([4.0, 20.0, 2.0, 1.0])


def one_dark() -> Arguments:
    """Two images beside a third, which is far from them."""
    images, mean, std = shown()
    return np.concatenate([images, np.array([[[9, 8], [7, 1]]], dtype=np.uint8)]), mean, std


PIXELS = [
    Case("two images of 2 x 2 pixels", shown, visible=True),
    Case("two images of floats", lambda: shown("float32", 0.5), visible=True),
    Case("colour images", lambda: problem(41, (6, 3, 2, 3))),
    Case("larger colour images", lambda: problem(42, (3, 4, 4, 3))),
    Case("images as rows", as_rows),
    Case("images of dtype float64", lambda: problem(46, (4, 2, 3, 3), "float64")),
    Case("images of dtype float32", lambda: problem(47, (4, 3, 2, 3), "float32")),
    Case("a single image", lambda: problem(40, (1, 3, 2, 3))),
    Case("images with black and white pixels", black_and_white),
]
CIFAR = Case("images as large as CIFAR-10's", lambda: problem(48, (2, 32, 32, 3)))
MORE = [Case("colour images of uint8", lambda: problem(44, (4, 2, 3, 3))), Case("colour images of float64", lambda: problem(44, (4, 2, 3, 3), "float64"))]


def names(cases: list[Case]) -> tuple[str, ...]:
    return tuple(case.name for case in cases)


def near(images: NDArray[Any], mean: Array, std: Array) -> Mask:
    return np.asarray(np.abs(reference(images, mean, std)[:, :-1]) <= FAR)


def far(images: NDArray[Any], mean: Array, std: Array) -> Mask:
    return ~near(images, mean, std)


def neighbours() -> dict[str, tuple[Arguments, Arguments]]:
    """Kind of case -> images with others beside them, and the first of them without."""
    images, mean, std = problem(45, (6, 3, 2, 3))
    others = images.copy()
    others[2:] = 255 - others[2:] // 2
    turned = np.ascontiguousarray(images[::-1])
    return {
        "other images beside it": ((others, mean, std), (images[:2], mean, std)),
        "fewer images beside it": ((images, mean, std), (images[:2], mean, std)),
        "no images beside it": ((turned, mean, std), (turned[:1], mean, std)),
    }


def kinds() -> dict[str, tuple[Arguments, Arguments]]:
    """Images of floats, which may be changed where images of uint8 are copied."""
    return {kind: (problem(46, (4, 2, 3, 3), kind),) * 2 for kind in ("float32", "float64")}


def two() -> tuple[Arguments, Arguments]:
    images, mean, std = problem(50, (4, 3, 3, 2), "float32")
    return (images, mean, std), (images[::-1] + np.float32(20), mean, std)


def in_turn() -> tuple[Arguments, Arguments]:
    return problem(51, (3, 2, 5)), problem(52, (3, 2, 5))


def cuts_to_uint8(asked: Asked, case: Case) -> Outcome:
    return "otherwise" if TypeOfResult()(asked, case) == "uint8" else AS_ASKED_FOR


exercise = Exercise(
    function="standardise",
    read="section 4, Prepare the images, and leak nothing",
    parts={"pixels": 2, "bias and dtype": 1, "no leak": 1},
    cases=[*PIXELS, CIFAR, *MORE, Case("", tuple, visible=True)],
    hints=[
        Facet("whole numbers", "pixels", "Of uint8 images it returns uint8, which holds whole numbers from 0 to 255 only.", cuts_to_uint8, names(PIXELS[:1])),
    ],
    facets=[
        Facet("pixels", "pixels", "The pixels are not (pixel - mean) / std.", Pixels(near), names(PIXELS), PIXEL_TOLERANCE),
        Facet("pixels: far from the mean", "pixels", "Pixels far from the mean are not (pixel - mean) / std.", FarPixels(far),
              names(PIXELS), PIXEL_TOLERANCE, {CUT_OFF: "standardise-clipped"}),
        Facet("pixels: CIFAR-10's size", "pixels", "The pixels are not right for images of CIFAR-10's size.", Pixels(near), (CIFAR.name,), PIXEL_TOLERANCE),
        Facet("pixels: in turn", "pixels", "Called twice, it is right the first time only: it keeps something between the calls.",
              InTurn(in_turn, lambda: [reference(*args) for args in in_turn()]), ("",), slips={FIRST_ONLY: "depends-on-earlier-calls"}),
        Facet("bias and dtype: the ones", "bias and dtype", "The result should have D + 1 columns, the last one full of ones.", PlaceOfOnes(),
              names([*PIXELS[:2], *MORE])),
        Facet("bias and dtype: the dtype", "bias and dtype", "The result should be float32: with 49,000 images, float64 takes twice the memory.",
              TypeOfResult(), names([*PIXELS[:2], *MORE])),
        Facet("no leak", "no leak", "An image becomes something else when there are other images beside it: information leaks from one into another.",
              Neighbours({says: (lambda says=says: neighbours()[says]) for says in neighbours()}), ("",)),  # type: ignore[misc]
        Facet("no leak: beside a dark image", "no leak", "An image becomes something else when there is a dark image beside it.",
              Neighbours({"": lambda: (one_dark(), shown())}), ("",)),
        Facet("no leak: the arguments", "no leak", "It changes an argument in place: work on a copy.",
              InPlace({kind: (lambda kind=kind: kinds()[kind]) for kind in kinds()}), ("",), slips={"changed": "changes-input"}),  # type: ignore[misc]
        Facet("no leak: the array returned", "no leak", "It should return a new array, which nothing changes afterwards.",
              Returned({"two sets of images": two}), ("",),
              slips={ONE_WITH_THE_ARGUMENT: "result-is-the-argument", OVERWRITTEN: "result-overwritten"}),
    ],
)  # fmt: skip
