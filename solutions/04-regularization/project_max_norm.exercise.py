"""The exercise `project_max_norm`: every column that is longer than max_norm, scaled down to that length."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from autograder.grading import generator, made_once
from linearloss.exercise import AS_ASKED_FOR, Arguments, Asked, Case, Exercise, Facet
from linearloss.looks import Entries
from linearloss.outcome import Outcome, Trouble, shaped
from linearloss.loops import Loops, changes_and_keeps, loop_slips
from linearloss.probes import manners
from linearloss.sentences import say

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]
# Lengths of the columns in turn, in units of the limit.
LENGTHS = (3.0, 0.45, 1.12, 0.88)
# A length plus one millionth, against a division by zero, is right enough; plus ten of them is not.
TOLERANCE = 3e-6
MORE = 200  # rows, or columns, by which the larger of two calls exceeds the smaller


def reference(W: Array, max_norm: float) -> Array:
    """Formula: the nearest (D, C) matrix whose columns are no longer than `max_norm`."""
    norms = np.sqrt(np.sum(W * W, axis=0))
    return np.asarray(W * (max_norm / np.maximum(norms, max_norm)))


@made_once
def columns(seed: int, shape: tuple[int, int], limit: float = 2.0, dtype: str = "float64") -> Array:
    """Columns of random direction, in turn far beyond the limit, far within, just beyond and just within."""
    random = generator(seed)
    W = random.choice([-1.0, 1.0], size=shape) * random.uniform(0.3, 1.0, size=shape)
    lengths = np.resize(LENGTHS, shape[1]) * random.uniform(0.97, 1.03, size=shape[1]) * limit
    return np.asarray(W / np.linalg.norm(W, axis=0) * lengths).astype(dtype)


def with_zero_column() -> Arguments:
    W = columns(111, (4, 5))
    W[:, 2] = 0.0
    return W, 2.0


TOY = np.array([[3.0, 0.0, 1.0, -6.0], [4.0, 1.0, -1.5, 8.0]])
TOY_WITH_ZEROS = np.array([[3.0, 0.0], [4.0, 0.0]])
TALL = np.array([[0.6, 0.2], [-0.5, 0.3], [0.2, -0.1]])
CASES = [
    Case("max_norm = 2", lambda: (TOY.copy(), 2.0), visible=True),
    Case("three rows, two columns, max_norm = 0.7", lambda: (TALL.copy(), 0.7), visible=True),
    # Limits above 1 and below: a length and its square lie on different sides of 1.
    Case("several classes", lambda: (columns(100, (5, 4), 0.7), 0.7)),
    Case("one class", lambda: (columns(101, (7, 1), 1.3), 1.3)),
    Case("a W as large as the visible check's", lambda: (columns(102, (2, 4)), 2.0)),
    Case("more than ten classes", lambda: (columns(103, (4, 12)), 2.0)),
    Case("float32", lambda: (columns(104, (6, 3), 2.0, "float32"), 2.0)),
    Case("no column too long", lambda: (columns(131, (4, 5)), 8.0)),
    Case("max_norm = 20", lambda: (TOY.copy(), 20.0), visible=True),
    Case("a column of zeros", lambda: (TOY_WITH_ZEROS.copy(), 2.0), visible=True),
    Case("several columns, one of zeros", with_zero_column),
    Case("", tuple, visible=True),
]
ORDINARY = tuple(case.name for case in CASES[:6])
ZEROS = ("a column of zeros", "several columns, one of zeros")
PAIRS: dict[str, Callable[[], tuple[Arguments, Arguments]]] = {
    "some columns are too long": lambda: ((columns(151, (6, 5)), 2.0), (columns(152, (6, 5)), 2.0)),
    "no column is too long": lambda: ((columns(143, (4, 6)), 8.0), (columns(144, (4, 6)), 8.0)),
    "all of W is short": lambda: ((columns(145, (4, 6)), 80.0), (columns(146, (4, 6)), 80.0)),
}


def long(W: Array, max_norm: float) -> Mask:
    return np.broadcast_to(np.linalg.norm(W, axis=0) > max_norm, W.shape)


def short(W: Array, max_norm: float) -> Mask:
    return ~long(W, max_norm)


def zero(W: Array, max_norm: float) -> Mask:
    return np.broadcast_to(~W.any(axis=0), W.shape)


def does_something(asked: Asked, case: Case) -> Outcome:
    """Whether W is changed at all, and not to zeros: to leave every column as it is would keep the short ones, too."""
    result = shaped(asked.result(case), case.make()[0].shape, say("{name}'s result", name=asked.name))
    if isinstance(result, Trouble):
        return result
    return "yes" if changes_and_keeps(case.make(), result) else "W as it was, or zeros"


def scales_rows(asked: Asked, case: Case) -> Outcome:
    """Whether every row is scaled as a whole, by another factor each, and the columns are not."""
    W = case.make()[0]
    result = shaped(asked.result(case), W.shape, say("{name}'s result", name=asked.name))
    if isinstance(result, Trouble):
        return AS_ASKED_FOR
    factors = result / W
    return "otherwise" if np.all(np.ptp(factors, axis=1) < 1e-9) and np.ptp(factors[:, 0]) > 1e-3 else AS_ASKED_FOR


def larger(rows: int, more: int) -> Callable[[], tuple[Arguments, Arguments, int]]:
    return lambda: ((columns(61, (8, 4)), 2.0), (columns(62, (8 + rows, 4 + more)), 2.0), MORE)


exercise = Exercise(
    function="project_max_norm",
    read="section 5, Max-norm",
    parts={"long columns": 3, "short columns": 1, "zero column": 1, "vectorised": 1},
    cases=CASES,
    hints=[
        Facet("rows", "long columns", "It is the rows of W that are scaled, each as a whole: a class is a column.", scales_rows, ("several classes",)),
    ],
    facets=[
        *(
            Facet(f"{part}{detail}", part, says, Entries(where), cases, tolerance)
            for part, says, where in (
                ("long columns", "A column that is too long is not scaled to length max_norm.", long),
                ("short columns", "A column that is short enough should stay as it is.", short),
            )
            for detail, cases, tolerance in (("", ORDINARY, TOLERANCE), (": float32", ("float32",), 2e-4))
        ),
        Facet("short columns: none too long", "short columns", "Where no column is too long, all of W should stay as it is.",
              Entries(), ("no column too long", "max_norm = 20"), TOLERANCE),
        Facet("short columns: something", "short columns", "It must change something first.", does_something, ("several classes",)),
        *manners("long columns", PAIRS, reference, returned="short columns"),
        Facet("zero column", "zero column", "A column of zeros should stay a column of zeros.", Entries(zero), ZEROS),
        Facet("zero column: something", "zero column", "It must shorten the long columns and keep the short ones first.",
              does_something, (ZEROS[1],)),
        Facet("vectorised", "vectorised", "NumPy should work on all columns at once, without a loop over W in Python.",
              Loops({"rows": larger(MORE, 0), "columns": larger(0, MORE)}, changes_and_keeps), ("",), slips=loop_slips("rows", "columns")),
    ],
)  # fmt: skip
