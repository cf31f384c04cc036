"""The exercise `add_bias`: a last column of ones."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from autograder.grading import generator
from linearloss.column_looks import MoreColumns, NewColumn
from linearloss.exercise import Case, Exercise, Facet
from linearloss.probes import manners

Array = NDArray[np.float64]


def reference(X: Array) -> Array:
    """`X` with a last column of ones, shape (N, D + 1)."""
    return np.hstack([X, np.ones((X.shape[0], 1), dtype=X.dtype)])


def features(seed: int, N: int, D: int) -> Array:
    """Random features, none of them 0 or 1."""
    return 2.0 + generator(seed).uniform(size=(N, D)) * generator(seed + 1).choice([0.5, 1.0, 3.0], size=D)


def case(name: str, seed: int, N: int, D: int) -> Case:
    return Case(name, lambda: (features(seed, N, D),))


CASES = [
    # The first that is asked about, so that what a function keeps from its first call is the same in a notebook and when graded.
    Case("three examples with two features", lambda: (np.array([[5.0, 7.0], [2.0, 3.0], [0.0, -1.0]]),), visible=True),
    Case("two examples with two features", lambda: (np.array([[5.0, 7.0], [2.0, -3.0]]),), visible=True),
    case("seven examples, four features", 51, 7, 4),
    case("three examples, eight features", 52, 3, 8),
    case("as many features as examples", 53, 4, 4),
    Case("one example with three features", lambda: (np.array([[4.0, 1.5, -2.0]]),), visible=True),
    case("a single example", 54, 1, 5),
    case("a single feature", 55, 6, 1),
    Case("float32", lambda: (features(56, 4, 3).astype(np.float32),)),
    Case("features that are 1 already", lambda: (np.ones((5, 2)),), visible=True),
    Case("", tuple, visible=True),
]
PARTS = {"value": tuple(one.name for one in CASES[:5]), "edges": tuple(one.name for one in CASES[5:9])}
DETAILS = (
    ("shape", "shape", "The result should have the shape (N, D + 1)."),
    ("place of the new column", "place", "The columns of X should come first, and the new one last."),
    ("the new column", "entries", "The new column should hold ones."),
    ("the columns of X", "others", "The columns of X should come back as they are."),
)

exercise = Exercise(
    function="add_bias",
    read="section 2, The bias",
    parts={"value": 2, "edges": 1},
    cases=CASES,
    facets=[
        *(
            Facet(f"{part}: {name}", part, says, NewColumn(detail), cases)  # type: ignore[arg-type]
            for part, cases in PARTS.items()
            for name, detail, says in DETAILS
        ),
        Facet("edges: ones already", "edges", "A column of ones is missing where a feature is 1 already.",
              MoreColumns(), ("features that are 1 already",)),
        *manners("value", {"five examples, three features": lambda: ((features(57, 5, 3),), (features(58, 5, 3),))}, reference),
    ],
)  # fmt: skip
