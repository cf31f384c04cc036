"""Looks at statistics of images: `(mean, std)` of every pixel."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from .exercise import MARKS, Arguments, Asked, Case
from .looks import ByCase, by_case
from .outcome import NOTHING_TO_COMPARE, Array, Outcome, Trouble, kind_in_words, kind_of, same
from .sentences import say
from .several_looks import item, things

STATISTICS = ("mean", "std")
PIXEL_TOLERANCE = 1e-4  # float32
LARGE = 500  # from this size on, an array is looked at in two weighted sums of it
AS_THE_OTHERS = "as the others"


def statistic(asked: Asked, case: Case, index: int) -> Array | Trouble:
    """The mean or the deviation of every pixel as a row, whatever its shape: that is seen in `ShapeOfStatistic`."""
    found = item(asked.result(case), index, STATISTICS, asked.name)
    return found if isinstance(found, Trouble) else found.ravel()


def constant(images: NDArray[Any]) -> NDArray[np.bool_]:
    """Which pixels are the same in all images, as a row."""
    rows = images.reshape((len(images), -1))
    return np.asarray(np.all(rows == rows[0], axis=0))


def form(shape: tuple[int, ...], images: NDArray[Any]) -> Outcome:
    """What an array of that shape has its entries for, in words."""
    if shape == (images[0].size,):
        return "one row, one entry for each pixel"
    if shape == images.shape[1:]:
        return "the shape of an image"
    if shape in ((), (1,), (1, 1)):
        return "one number"
    if shape == images.shape[-1:]:
        alone = images.shape[-1] not in images.shape[1:-1]
        return "one for each colour" if alone else say("one for each place along one axis of an image")
    if shape == (int(np.sum(~constant(images))),):
        return "one for each pixel that varies"
    return "one for each image" if shape in ((len(images),), (len(images), 1)) else "another shape"


@dataclass(frozen=True)
class Statistic:
    """The mean or the deviation of every pixel, or of some of them.

    Attributes:
        where: images -> which pixels; all of them if None.
    """

    index: int
    where: ByCase | None = None

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        found = statistic(asked, case, self.index)
        if isinstance(found, Trouble):
            return found
        if self.where is not None:
            mask = np.asarray(by_case(self.where, case, case.make()))
            if found.shape != mask.shape:
                return Trouble(
                    str(form(found.shape, case.make()[0])),
                    say(
                        "{name}: {statistic} should have one entry for each pixel.",
                        name=asked.name,
                        statistic=STATISTICS[self.index],
                    ),
                )
            found = found[mask]
        return short(found)


class SumsOfStatistic(Statistic):
    """The same of images so large that two sums stand for it: of single pixels they tell nothing."""

    numbers_are: ClassVar = MARKS


@dataclass(frozen=True)
class ShapeOfStatistic:
    """The shape of the mean or of the deviation, in words."""

    index: int

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        found = things(asked.result(case), STATISTICS, asked.name)
        if isinstance(found, Trouble):
            return found
        value, images = found[self.index], case.make()[0]
        if isinstance(value, Trouble):
            return value
        if not isinstance(value, (np.ndarray, np.generic, float)):
            return Trouble(
                kind_of(value),
                say(
                    "{name}: {statistic} should be an array, but is {kind}.",
                    name=asked.name,
                    statistic=STATISTICS[self.index],
                    kind=kind_in_words(value),
                ),
            )
        return form(np.shape(value), images)


@dataclass(frozen=True)
class MeanWhereConstant:
    """Whether the means of constant pixels are right, if the others are: means that are wrong elsewhere are seen elsewhere.

    Attributes:
        means: images -> all means as they should be.
    """

    means: ByCase

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        images, found = case.make()[0], statistic(asked, case, 0)
        right, where = np.asarray(by_case(self.means, case, (images,))), constant(images)
        if (
            isinstance(found, Trouble)
            or found.shape != right.shape
            or not same(found[~where], right[~where], PIXEL_TOLERANCE)
        ):
            return AS_THE_OTHERS
        return AS_THE_OTHERS if same(found[where], right[where], PIXEL_TOLERANCE) else "another"


@dataclass(frozen=True)
class OthersWhereSomeAreConstant:
    """Whether the deviations of the other pixels are what they are where no pixel is constant.

    Attributes:
        pairs: case -> images with constant pixels, and the same with these pixels varied.
    """

    pairs: Mapping[str, Callable[[], tuple[Arguments, Arguments]]]

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        with_constant, varied = self.pairs[case.name]()
        where = constant(with_constant[0])
        found, before = (
            statistic(asked, Case(f"{case.name}: {says}", lambda args=args: args), 1)  # type: ignore[misc]
            for says, args in (("constant", with_constant), ("varied", varied))
        )
        if isinstance(found, Trouble) or isinstance(before, Trouble):
            return found if isinstance(found, Trouble) else NOTHING_TO_COMPARE
        if not found.shape == before.shape == where.shape:
            return form(found.shape, with_constant[0])
        if np.ptp(found[~where]) == 0:
            return "all 1" if found[~where][0] == 1 else "all the same"
        return "as without it" if same(found[~where], before[~where], PIXEL_TOLERANCE) else "changed"


def short(values: NDArray[np.float64]) -> Array:
    """Two weighted sums of many entries in place of them."""
    if values.size < LARGE:
        return values
    entries = values.ravel()
    return np.array([entries.sum(), np.cos(np.arange(entries.size)) @ entries])
