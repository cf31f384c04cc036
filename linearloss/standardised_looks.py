"""Looks at standardised images, for `(images, mean, std)`: rows of pixels with a column of ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from .exercise import Arguments, Asked, Case
from .looks import ByCase, by_case
from .outcome import Array, Outcome, Trouble, same
from .pixel_looks import PIXEL_TOLERANCE, short
from .sentences import say
from .several_looks import array_of

CUT_OFF = "cut off at a limit"
LEAKS = "it becomes something else"


@dataclass(frozen=True)
class Pixels:
    """The standardised pixels, wherever the ones stand: that is seen in `PlaceOfOnes`.

    Attributes:
        where: images, mean, std -> which of them; all if None.
    """

    where: ByCase | None = None

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        found = pixels(asked, case)
        if isinstance(found, Trouble):
            return found
        return short(found if self.where is None else found[np.asarray(by_case(self.where, case, case.make()))])


@dataclass(frozen=True)
class FarPixels:
    """Standardised pixels that are far from 0; in words if such are cut off at a limit, whatever it is.

    Attributes:
        where: images, mean, std -> which pixels are far.
    """

    where: ByCase

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        if asked.kept("cut off", lambda: is_cut_off(asked)):
            return CUT_OFF
        return Pixels(self.where)(asked, case)


def is_cut_off(asked: Asked) -> bool:
    """Whether pixels at very different distances from the mean all become one number and its negative."""
    images = np.array([[0, 50, 150, 220, 110], [10, 60, 160, 230, 90]], dtype=np.uint8)
    args = (images, np.full(5, 100.0), np.array([1.0, 1.0, 1.0, 1.0, 50.0]))
    found = rows_of(asked.call(*args), args, asked.name)
    if isinstance(found, Trouble):
        return False
    if not same(found[:, 4], np.array([0.2, -0.2]), PIXEL_TOLERANCE):  # near pixels are not left alone
        return False
    sizes = np.abs(found[:, :4])
    signs = np.array_equal(np.sign(found), np.sign(images - 100.0))
    return signs and bool(np.ptp(sizes) < PIXEL_TOLERANCE * np.max(sizes))


@dataclass(frozen=True)
class PlaceOfOnes:
    """Where the column of ones stands."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        X, result = table(asked, case), asked.result(case)
        if isinstance(X, Trouble) and isinstance(result, np.ndarray) and result.dtype.kind == "f":
            X = np.nan_to_num(result)  # what is no number is seen in the pixels
        if isinstance(X, Trouble):
            return X
        images, mean, _ = case.make()
        X, D = as_rows(X, len(images)), len(mean)
        if X.ndim != 2 or X.shape[1] not in (D, D + 1):
            return "another shape"
        if X.shape[1] == D:
            return "missing"
        if np.all(X[:, -1] == 1):
            return "last"
        if np.all(X[:, 0] == 1):
            return "first"
        return "other numbers in the last column" if np.any(X[:, -1]) else "zeros in the last column"


@dataclass(frozen=True)
class TypeOfResult:
    """The dtype of the array that comes back."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        result = asked.result(case)
        return result if isinstance(result, Trouble) else str(np.asarray(result).dtype)


@dataclass(frozen=True)
class Neighbours:
    """Whether an image becomes the same, whatever other images are beside it.

    Attributes:
        pairs: the arguments of a call with neighbours, and of one without; the rows of the second are the first ones of the first.
    """

    pairs: Mapping[str, Callable[[], tuple[Arguments, Arguments]]]

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        for make in self.pairs.values():
            beside, alone = make()
            one, other = (rows_of(asked.call(*args), args, asked.name) for args in (beside, alone))
            if isinstance(one, Trouble) or isinstance(other, Trouble):
                return one if isinstance(one, Trouble) else other
            if not same(one[: len(other)], other, PIXEL_TOLERANCE):
                return LEAKS
        return "the same"


def table(asked: Asked, case: Case) -> Array | Trouble:
    """What came back, in whatever shape."""
    return array_of(asked.result(case), say("{name}'s result", name=asked.name))


def pixels(asked: Asked, case: Case) -> Array | Trouble:
    """The rows of pixels, one for each image."""
    X = table(asked, case)
    if isinstance(X, Trouble):
        return X
    images, mean, _ = case.make()
    D, N = len(mean), len(images)
    if X.shape not in ((N, D), (N, D + 1)):
        return Trouble(
            f"shape {X.shape}",
            say(
                "{name}'s result should have shape {wanted}, but has shape {shape}.",
                name=asked.name,
                wanted=(N, D + 1),
                shape=X.shape,
            ),
        )
    return without_ones(X, D)


def rows_of(result: Any, args: Arguments, name: str) -> Array | Trouble:
    """The rows of pixels of a call; a single image may have come back as a vector, which is seen elsewhere."""
    X = array_of(result, say("{name}'s result", name=name))
    if isinstance(X, Trouble):
        return X
    X, D = as_rows(X, len(args[0])), len(args[1])
    if X.shape not in ((len(args[0]), D), (len(args[0]), D + 1)):
        return Trouble(
            "no such table",
            say(
                "{name}'s result has shape {shape} for images of shape {shape2}.",
                name=name,
                shape=X.shape,
                shape2=args[0].shape,
            ),
        )
    return without_ones(X, D)


def without_ones(X: Array, D: int) -> Array:
    """The pixels of a table with or without a column of ones."""
    if X.shape[1] != D + 1:
        return X
    first = np.all(X[:, 0] == 1) and not np.all(X[:, -1] == 1)
    return X[:, 1:] if first else X[:, :-1]


def as_rows(X: Array, N: int) -> Array:
    """A single image that came back as a vector, as a row; all else as it is."""
    return X[None, :] if X.ndim == 1 and N == 1 else X
