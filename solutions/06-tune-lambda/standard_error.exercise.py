"""The exercise `standard_error`: how far an accuracy may be off by chance."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.grading import generator
from linearloss.entry_looks import OWN_N, AsItsEntries, IsZero, OfN, UseOfN
from linearloss.exercise import Arguments, Case, Exercise, Facet
from linearloss.probes import manners
from solutions.reference.tune_lambda import standard_error as reference

Array = NDArray[np.float64]


def share(seed: int, low: float, high: float, fewest: int, most: int) -> Arguments:
    """An accuracy that is no share of n: times n, it is rounded to one number and cut to another."""
    random = generator(seed)
    accuracy, n = random.uniform(low, high), int(random.integers(fewest, most))
    return float((int(accuracy * n) + random.uniform(0.6, 0.9)) / n), n


def shares(seed: int, shape: tuple[int, ...], n: int = 250) -> Arguments:
    return generator(seed).uniform(0.1, 0.9, size=shape), n


NUMBERS = [
    Case("0.5 on 100 images", lambda: (0.5, 100), visible=True),
    Case("0.2 on 400 images", lambda: (0.2, 400), visible=True),
    Case("an ordinary accuracy", lambda: share(22, 0.3, 0.5, 900, 1100)),
    Case("a high accuracy on few images", lambda: share(23, 0.8, 0.95, 20, 50)),
    Case("a low accuracy on many images", lambda: share(24, 0.02, 0.1, 5_000, 20_000)),
]
ENDS = [Case("an accuracy of 0", lambda: (0.0, 5)), Case("an accuracy of 1", lambda: (1.0, 8))]
ARRAYS = [
    Case("two accuracies", lambda: (np.array([0.5, 0.1]), 900), visible=True),
    Case("a row of accuracies", lambda: shares(21, (6,))),
    Case("a table of accuracies", lambda: shares(21, (3, 4))),
]


def single(accuracy: float, _n: int) -> Any:
    return reference(accuracy, 1)


def two() -> tuple[Arguments, Arguments]:
    return shares(25, (7,)), shares(26, (7,), 70)


def names(cases: list[Case]) -> tuple[str, ...]:
    return tuple(case.name for case in cases)


exercise = Exercise(
    function="standard_error",
    read="section 3, How sure can 1,000 images make us?",
    parts={"value": 2, "arrays": 1},
    cases=[*NUMBERS, *ENDS, *ARRAYS, Case("", tuple, visible=True)],
    facets=[
        Facet("value", "value", "The standard error of a single accuracy is not right.", OfN(), names(NUMBERS)),
        Facet("value: the number of images", "value", "The result should depend on n.", UseOfN(single), names(NUMBERS), slips={OWN_N: "hard-coded-size"}),
        Facet("value: at the ends", "value", "Where no image is right, or every one, the formula gives 0.", IsZero(), names(ENDS)),
        Facet("arrays", "arrays", "An array of accuracies gives other results than its entries one by one.", AsItsEntries(), names(ARRAYS)),
        *manners("value", {"two rows of accuracies": two}, reference, arguments="arrays", returned="arrays"),
    ],
)
