"""Looks at functions that divide images and labels into two piles: `(images_train, labels_train, images_val, labels_val)`."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .exercise import Asked, Case
from .outcome import Array, Outcome, Trouble
from .sentences import say
from .several_looks import item, things

PILES = ("images_train", "labels_train", "images_val", "labels_val")
SHUFFLED = "all there, in an order of its own"
SHUFFLED_AND_LOST = "in an order of its own, and some are in neither pile"
SHUFFLED_AND_TWICE = "in an order of its own, and some come twice"
SHUFFLED_OWN_SIZE = "in an order of its own, cut at a place of its own"
SHUFFLED_OTHER_SIZE = say("all there, in an order of their own, in piles of other sizes")
CHOSEN = say("all there, each pile in the given order, chosen from all over")
OWN_SIZE = "cut at a place of its own"
ALL_IN_ONE = "all in one pile, in an order of its own"
EVERY_SO_MANY = "every so many-th example for validation"
IMAGES_ALONE = "the images in an order of their own, the labels in theirs"


@dataclass(frozen=True)
class Pile:
    """The entries of one pile, in a row: what becomes of its axes is seen in `Axes`.

    Where the piles are shuffled or have sizes of their own, that is said in words, whatever the order and the sizes are.
    """

    index: int

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        found = item(asked.result(case), self.index, PILES, asked.name)
        return (
            found
            if isinstance(found, Trouble)
            else asked.kept("arrangement", lambda: arrangement(asked)) or found.ravel()
        )


@dataclass(frozen=True)
class Axes:
    """How many axes each pile has."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        piles = things(asked.result(case), PILES, asked.name)
        return piles if isinstance(piles, Trouble) else ", ".join(str(np.ndim(pile)) for pile in piles)


def arrangement(asked: Asked) -> str:
    """How 40 examples are arranged, if it is not by a slice or two."""
    N, num_val = 40, 13
    # Labels in no order, so that who sorts by them does not seem to go by the place; told by the place of their example.
    labels = 7 * np.arange(N) % N
    result = asked.call(np.arange(2.0 * N).reshape(N, 2), labels, num_val)
    found = [_by_place(item(result, index, PILES, asked.name), labels) for index in range(len(PILES))]
    train, val = found[1], found[3]
    rows = [pile for pile in found if not isinstance(pile, Trouble) and pile.ndim == 1]
    if len(rows) == 2:  # the labels, in whatever order the piles come: that is seen in their axes
        train, val = rows
    if isinstance(train, Trouble) or isinstance(val, Trouble) or train.ndim != 1 or val.ndim != 1:
        return ""
    joined = np.concatenate([train, val])
    if not np.all(np.isin(joined, np.arange(N))):
        return ""
    if _images_alone(found):
        return IMAGES_ALONE
    if len(joined) == N and not (len(train) and len(val)) and _in_an_order_of_its_own(joined):
        return ALL_IN_ONE
    if len(val) and len(np.unique(joined)) == N == len(joined) and _in_steps(train, val):
        return EVERY_SO_MANY
    own_order = _in_an_order_of_its_own(train) and _in_an_order_of_its_own(val)
    if len(np.unique(joined)) == N == len(joined) and all(_chosen(pile) for pile in (train, val)):
        return CHOSEN
    if len({*joined.tolist()}) < len(joined):
        return SHUFFLED_AND_TWICE if own_order else ""
    if len(joined) < N:
        return SHUFFLED_AND_LOST if own_order else ""
    if own_order:
        if len(val) == num_val:
            return SHUFFLED
        return SHUFFLED_OWN_SIZE if _is_always(asked, len(val), N) else SHUFFLED_OTHER_SIZE
    cut = np.array_equal(joined, np.arange(N)) and len(val) not in (num_val, N - num_val, 0, N)
    return OWN_SIZE if cut and _is_always(asked, len(val), N) else ""


def _is_always(asked: Asked, size: int, N: int) -> bool:
    """Whether the validation pile of as many examples is as large for another num_val."""
    result = asked.call(np.arange(2.0 * N).reshape(N, 2), np.arange(N), 7)
    val = item(result, 3, PILES, asked.name)
    return not isinstance(val, Trouble) and len(np.atleast_1d(val)) == size


def _by_place(pile: Array | Trouble, labels: NDArray[np.int64]) -> Array | Trouble:
    """Of labels the places of their examples; images, and what holds anything else, as it is."""
    if isinstance(pile, Trouble) or pile.ndim != 1 or not np.all(np.isin(pile, labels)):
        return pile
    return np.argsort(labels)[pile.astype(int)].astype(float)


def _in_steps(train: Array, val: Array) -> bool:
    """Whether the validation examples lie equally far apart, with training examples between them, all in their given order."""
    steps = np.diff(val)
    return bool(np.all(np.diff(train) > 0) and len(steps) > 1 and steps[0] > 1 and np.all(steps == steps[0]))


def _images_alone(piles: list[Array | Trouble]) -> bool:
    """Whether images and labels are shuffled, and not in the same way: of example i, the images are 2 i and 2 i + 1, the label is i."""
    if any(isinstance(pile, Trouble) for pile in piles):
        return False
    images = [np.ravel(pile)[::2] / 2 for pile in (piles[0], piles[2]) if not isinstance(pile, Trouble)]
    labels = [np.ravel(pile) for pile in (piles[1], piles[3]) if not isinstance(pile, Trouble)]
    if [len(one) for one in images] != [len(one) for one in labels] or not all(map(_in_an_order_of_its_own, images)):
        return False
    same_examples = np.array_equal(np.sort(np.concatenate(images)), np.sort(np.concatenate(labels)))
    return same_examples and not all(map(np.array_equal, images, labels))


def _chosen(pile: Array) -> bool:
    """Whether the examples of a pile stand in their given order, and are no slice."""
    steps = np.diff(pile)
    return len({*steps.tolist()}) > 1 and bool(np.all(steps > 0))


def _in_an_order_of_its_own(pile: Array) -> bool:
    """Whether the examples of a pile are no slice, forwards or backwards, whatever its step, nor chosen in their given order."""
    steps = np.diff(pile)
    return len({*steps.tolist()}) > 1 and not np.all(steps > 0)
