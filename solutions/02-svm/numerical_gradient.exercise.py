"""The exercise `numerical_gradient`: slopes measured by centred differences, one entry at a time.

Every problem has a shape of its own, so that a function which keeps results by shape is caught where that is asked for, and nowhere
else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.grading import generator
from autograder.grading.pieces import InPieces, flat
from linearloss.exercise import Arguments, Case, Exercise, Facet
from linearloss.measuring_looks import CommonFactor, DigitsAfterThePoint, Exact, Points, Result, Slopes
from linearloss.probes import FIRST_ONLY, ONE_WITH_THE_ARGUMENT, OVERWRITTEN, InPlace, InTurn, Returned
from linearloss.problems import Formula
from linearloss.step_remark import AnotherStep

Array = NDArray[np.float64]
ROUGH = 1.2e-3  # the error of a one-sided difference is priced in the part `centred` alone
HOWEVER_FAR = 1e12  # wrong slopes for float32 are told as they are: float32 makes noise of them


def reference(f: Callable[[Array], float], W: NDArray[Any]) -> Array:
    """Formula: (f(W + h E) - f(W - h E)) / 2h for each entry."""
    h = 1e-5
    W = np.array(W, dtype=np.float64)
    gradient = np.zeros(W.shape)
    for position in np.ndindex(W.shape):
        step = np.zeros(W.shape)
        step[position] = h
        gradient[position] = (f(W + step) - f(W - step)) / (2 * h)
    return gradient


def squares(shape: tuple[int, ...], times: float = 1.0, dtype: str = "float64") -> Arguments:
    return Formula(square=times), generator(58).uniform(0.5, 1.5, size=shape).astype(dtype)


def quadratic(seed: int, shape: tuple[int, ...]) -> Arguments:
    """Every entry by itself: centred differences are exact, whatever the step, and nothing has to be put back.

    The first slope is negative, the second entry is 0.
    """
    numbers = generator(seed)
    a, b = numbers.uniform(0.8, 1.2, size=shape), numbers.uniform(0.4, 0.8, size=shape)
    W = numbers.uniform(0.3, 1.2, size=shape) * numbers.choice([-1, 1], size=shape)
    W.flat[0], W.flat[1], W.flat[-1] = -1.1, 0.0, 1.1
    return Formula(square=a, linear=b), W


def kink() -> Arguments:
    """A function that rises equally to both sides: a centred difference gives 0, a one-sided one does not."""
    corner = generator(55).uniform(0.5, 1.5, size=(1, 3))
    return Formula(bend=1.0, corner=corner), corner


def cubic() -> Arguments:
    """A function that bends: a step that is too large shows."""
    return Formula(cube=1.0), generator(56).uniform(0.7, 2.1, size=(1, 6)) * np.array([1.0, -1.0, 1.0, 1.0, -1.0, 1.0])


def together() -> Arguments:
    """Not a sum over the entries: an entry that is not put back spoils its neighbours."""
    return Formula(square=1.0, together=1.0), generator(57).uniform(0.5, 1.5, size=(2, 3))


def columns_first() -> Arguments:
    """A transposed array: its entries lie in memory one column after the other."""
    f, W = squares((4, 2))
    return f, np.asfortranarray(W)


def a_row_of_squares() -> Arguments:
    rows = np.array([[1.0, 1.0], [0.0, 0.0], [0.0, 0.0]])
    return Formula(constant=100.0, square=rows, linear=1 - rows), np.array([[1.0, 1 / 3], [0.0, -3.0], [2.0, -1.0]])


def product() -> Arguments:
    """w0**2 + 3 w0 w1."""
    return Formula(together=1.5, square=np.array([[-0.5], [-1.5]])), np.array([[1.0], [2.0]])


def again(number: int) -> tuple[Arguments, Arguments]:
    """Two functions of two W of the same shape, with different slopes everywhere."""
    f, W = squares((1, 7 + number), times=1.7)
    return (f, W), (Formula(square=2.5), 1.3 * W)


VALUES = [
    Case("sum(W**2)", lambda: (Formula(square=1.0), np.array([[1.0, -3.0]])), visible=True),
    Case("100 + sum(W[0]**2) + sum(W[1:])", a_row_of_squares, visible=True),
    Case("W is one column", lambda: quadratic(51, (4, 1))),
    Case("W has more columns", lambda: quadratic(53, (2, 5))),
    Case("W has more rows", lambda: quadratic(52, (3, 2))),
    Case("another function and W", lambda: quadratic(54, (3, 2))),
    Case("W as large as the toy's", lambda: quadratic(59, (4, 3))),
]
KINKS = [
    Case("abs(W - 2) at W = 2", lambda: (Formula(bend=1.0, corner=2.0), np.array([[2.0]])), visible=True),
    Case("equal to both sides", kink),
]
CUBICS = [
    Case("sum(W**3)", lambda: (Formula(cube=1.0), np.array([[1.0, 2.0, -1.0, 1 / 3, 3.0]])), visible=True),
    Case("a function that bends", cubic),
]
TOGETHER = [
    Case("w0**2 + 3 * w0 * w1", product, visible=True),
    Case("entries that act together", together),
]
SHAPES = [
    Case("sum(W**2), W of shape (2,)", lambda: (Formula(square=1.0), np.array([1.0, 3.0])), visible=True),
    Case(
        "sum(W**2), W of shape (2, 4)", lambda: (Formula(square=1.0), np.arange(1.0, 9.0).reshape(2, 4)), visible=True
    ),
    *(
        Case(f"W of shape {shape}", lambda shape=shape: squares(shape))  # type: ignore[misc]
        for shape in ((1,), (5,), (2, 6), (6, 1), (2, 1, 3))
    ),
    Case("a transposed W", columns_first),
]
FLOAT32 = [
    Case(
        "W of dtype float32",
        lambda: (Formula(square=1.0), np.array([[1.5], [0.5], [1.0]], dtype=np.float32)),
        visible=True,
    ),
    Case("a larger W of dtype float32", lambda: squares((3, 4), dtype="float32")),
]


def names(cases: list[Case]) -> tuple[str, ...]:
    return tuple(case.name for case in cases)


# What `Slopes` divides out.
FACTORS = ("the slopes as a multiple of the right ones", "the sign of the slopes")


def manners() -> list[Facet]:
    pair = {"two functions": lambda: again(0)}
    return [
        Facet("W afterwards", "unchanged", "The caller's W is not what it was before the call.", InPlace(pair, tolerance=1e-12), ("",),
              slips={"changed": "changes-input"}),
        Facet("the array returned", "unchanged", "It should return a new array, which nothing changes afterwards.",
              Returned({"two functions": lambda: again(1)}), ("",),
              slips={ONE_WITH_THE_ARGUMENT: "result-is-the-argument", OVERWRITTEN: "result-overwritten"}),
        Facet("in turn", "value", "Called twice, it is right the first time only: it keeps something between the calls.",
              InTurn(lambda: again(2), lambda: [reference(*args) for args in again(2)]), ("",),
              slips={FIRST_ONLY: "depends-on-earlier-calls"}),
    ]  # fmt: skip


def in_vectors(function):  # type: ignore[no-untyped-def]
    """Asked with all entries of W in one row, and with an f that takes them so."""

    def calls(f, W):  # type: ignore[no-untyped-def]
        def of_entries(entries):  # type: ignore[no-untyped-def]
            if isinstance(entries, (list, tuple)):
                raise TypeError("a list is no array")  # what hands f a list is not right of vectors, either
            return f(np.reshape(entries, W.shape))

        return [(of_entries, np.ravel(W))]

    return InPieces(function, calls, flat, matrix=1)


exercise = Exercise(
    function="numerical_gradient",
    read="section 4, The slope by measuring",
    parts={"value": 3, "centred": 2, "unchanged": 1, "shapes": 1, "float64": 1},
    in_vectors=in_vectors,
    remarks=[
        Facet("another step", "centred", "Your step is not the 1e-5 that was asked for: near enough to it that this costs no points.",
              AnotherStep(), names(VALUES[:1])),
    ],  # fmt: skip
    cases=[*VALUES, *KINKS, *CUBICS, *TOGETHER, *SHAPES, *FLOAT32, Case("", tuple, visible=True)],
    facets=[
        Facet("slopes", "value", "The slopes are wrong.", Slopes(), names(VALUES), ROUGH, apart_from=FACTORS),
        Facet("the slopes as a multiple of the right ones", "value", "All slopes are off by one factor.", CommonFactor("size"), names(VALUES[:1]), 1e-2),
        Facet("the sign of the slopes", "value", "All slopes have the wrong sign.", CommonFactor("sign"), names(VALUES[:1])),
        Facet("equal to both sides", "centred", "The slope is wrong where f rises equally to both sides.", Slopes(1e-6), names(KINKS), ROUGH, apart_from=FACTORS),
        Facet("where f bends", "centred", "The slope is wrong where f bends.", Slopes(), names(CUBICS), 1e-2, apart_from=("slopes", *FACTORS)),
        Facet("where f bends: exactly", "centred", "The slope is not exact enough where f bends.", Exact(centred=True), names(CUBICS)),
        Facet("digits", "centred", "Digits are cut off.", DigitsAfterThePoint(), names(CUBICS)),
        Facet("points", "centred", "f should be asked on both sides of W.", Points("sides"), names(KINKS),
              slips={"above only": "one-sided", "below only": "one-sided"}),
        Facet("step", "centred", "The step is far from what was asked for.", Points("step"), names(KINKS),
              slips={"far smaller than what was asked for": "step-too-small", "far larger than what was asked for": "step-too-large"}, follows=("double precision",)),
        Facet("entries", "unchanged", "When f is asked, one entry of W should be away from its place, and no other.", Points("entries"), names(TOGETHER)),
        Facet("entries that act together", "unchanged", "The slopes are wrong where the entries of W act together.", Slopes(), names(TOGETHER), ROUGH, apart_from=("slopes", *FACTORS)),
        *manners(),
        Facet("shape", "shapes", "The result should have W's shape.", Result("shape"), names(SHAPES)),
        Facet("what f is given", "shapes", "f must be given an array of W's own shape.", Points("shape"), names(SHAPES)),
        Facet("any shape", "shapes", "The slopes are wrong for some shape of W.", Slopes(), names(SHAPES), ROUGH, apart_from=("slopes", *FACTORS)),
        Facet("a transposed W", "shapes", "A transposed W is not moved.", Points("movement"), ("a transposed W",)),
        Facet("double precision", "float64", "f should be asked in double precision.", Points("precision"), names(FLOAT32),
              slips={"rounded to float32": "float32-step"}),
        Facet("the result's precision", "float64", "The result should be a float64 array.", Result("precision"), names(FLOAT32)),
        Facet("slopes for float32", "float64", "The slopes are wrong for a W of dtype float32.", Exact(HOWEVER_FAR, 5e-4), names(FLOAT32), apart_from=("slopes", *FACTORS)),
    ],
)  # fmt: skip
