"""The exercise `sample_log_uniform`: settings drawn evenly on a scale of powers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from autograder.grading import generator
from linearloss.exercise import Arguments, Case, Exercise, Facet
from linearloss.probes import FIRST_ONLY, ONE_WITH_THE_ARGUMENT, OVERWRITTEN, InTurn, Returned
from linearloss.sampling_looks import (
    ALWAYS_AS_MANY,
    SAME,
    HowMany,
    InARow,
    KindOfValues,
    Order,
    Range,
    SeedAgain,
    Spread,
)
from solutions.reference.tune_lambda import sample_log_uniform as reference

Array = NDArray[np.float64]
MANY = 4000


def drawn_seed(number: int) -> int:
    """A seed for the student's function; another one for each `number`."""
    return 1000 * number + int(generator(number).integers(1000))


def draw(low: float, high: float, size: int, number: int) -> Callable[[], Arguments]:
    return lambda: (low, high, size, drawn_seed(number))


RANGES = [
    Case("numbers between 0.001 and 100", lambda: (0.001, 100.0, MANY, 0), visible=True),
    Case("numbers between 2 and 300", lambda: (2.0, 300.0, MANY, 0), visible=True),
    Case("a small low and high", draw(1e-7, 1e-3, MANY, 61)),
    Case("a low and a high on both sides of 1", draw(0.5, 2.0, MANY, 62)),
    Case("a large high", draw(3.0, 5e4, MANY, 68)),
]
FEW = [
    Case("23 numbers", lambda: (1e-3, 10.0, 23, 1), visible=True),
    Case("47 numbers", draw(1e-3, 10.0, 47, 63)),
]
ONE = Case("one number", draw(0.1, 1.0, 1, 69))
SHAPES = tuple(case.name for case in (*RANGES, ONE))
SIZES, SEEDS = (tuple(case.name for case in cases) for cases in (RANGES, FEW))


def two() -> tuple[Arguments, Arguments]:
    return (1e-3, 10.0, 25, drawn_seed(66)), (1e-2, 5.0, 25, drawn_seed(67))


def in_turn() -> tuple[Arguments, Arguments]:
    return (2e-3, 7.0, 30, drawn_seed(64)), (3e-2, 50.0, 30, drawn_seed(65))


exercise = Exercise(
    function="sample_log_uniform",
    read="section 6, Search: many settings",
    parts={"range": 1, "spread": 2, "seed": 1},
    cases=[*RANGES, *FEW, ONE, Case("", tuple, visible=True)],
    facets=[
        Facet("range", "range", "It gives numbers outside low to high.", Range(), SIZES),
        Facet("range: type", "range", "It should return an array with one axis.", KindOfValues(), SHAPES),
        Facet("range: how many", "range", "It should return as many numbers as size says.", HowMany(), SHAPES,
              slips={ALWAYS_AS_MANY: "hard-coded-size"}),
        Facet("range: the array returned", "range", "It should return a new array, which nothing changes afterwards.",
              Returned({"two draws": two}), ("",),
              slips={ONE_WITH_THE_ARGUMENT: "result-is-the-argument", OVERWRITTEN: "result-overwritten"}),
        Facet("spread", "spread", "The logarithms of the numbers are not spread evenly from low to high, by chance.", Spread(), SIZES),
        Facet("spread: order", "spread", "The numbers should come in the order in which they are drawn.", Order(), SIZES,
              slips={"rising": "sorted-values", "falling": "sorted-values"}),
        Facet("spread: in a row", "spread", "It should return size numbers in a row.", InARow(), SIZES),
        Facet("seed: the same seed again", "seed", "The same seed should give the same numbers.", SeedAgain(), SEEDS),
        Facet("seed: another seed", "seed", "Another seed should give other numbers.", SeedAgain(1), SEEDS, slips={SAME: "seed-ignored"}),
        Facet("seed: in turn", "seed", "Called twice, it is right the first time only: it keeps something between the calls.",
              InTurn(in_turn, lambda: [reference(*args) for args in in_turn()]), ("",),
              slips={FIRST_ONLY: "depends-on-earlier-calls"}),
        Facet("seed: in a row", "seed", "It should return size numbers in a row.", InARow(), SEEDS),
    ],
)  # fmt: skip
