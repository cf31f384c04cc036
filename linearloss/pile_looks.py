"""Looks at functions that divide images and labels into two piles: `(images_train, labels_train, images_val, labels_val)`."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .exercise import Asked, Case
from .outcome import Outcome, Trouble
from .several_looks import item, things

PILES = ("images_train", "labels_train", "images_val", "labels_val")
SHUFFLED = "all there, in an order of its own"
OWN_SIZE = "cut at a place of its own"


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
    result = asked.call(np.arange(2.0 * N).reshape(N, 2), np.arange(N), num_val)
    train, val = (item(result, index, PILES, asked.name) for index in (1, 3))
    if isinstance(train, Trouble) or isinstance(val, Trouble) or train.ndim != 1 or val.ndim != 1:
        return ""
    joined = np.concatenate([train, val])
    if not np.array_equal(np.sort(joined), np.arange(N)):
        return ""
    if len(val) == num_val:
        in_a_row = all(np.all(np.abs(np.diff(pile)) == 1) for pile in (train, val))
        return "" if in_a_row else SHUFFLED
    cut = np.array_equal(joined, np.arange(N)) and len(val) not in (0, N - num_val, N)
    return OWN_SIZE if cut else ""
