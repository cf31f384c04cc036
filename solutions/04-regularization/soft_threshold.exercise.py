"""The exercise `soft_threshold`: every entry moved towards 0 by t, and set to exactly 0 where its size is t or less."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from autograder.grading import generator
from autograder.grading.pieces import InPieces, flat
from linearloss.exercise import Arguments, Case, Exercise, Facet
from linearloss.looks import Entries, ExactlyZero
from linearloss.loops import Loops, changes_and_keeps, loop_slips
from linearloss.probes import manners

Array = NDArray[np.float64]
TINY = 1e-3  # the sizes in the cases are far larger
MORE = 200  # rows, or columns, by which the larger of two calls exceeds the smaller


def reference(W: Array, t: float) -> Array:
    """Formula: the proximal operator of t * sum(abs(W)) (Parikh and Boyd, Proximal Algorithms, 2014, section 6.5.2)."""
    return np.sign(W) * np.maximum(np.abs(W) - t, 0)


def around(seed: int, shape: tuple[int, ...], t: float = 0.9, dtype: str = "float64") -> Array:
    """Weights of both signs: half of them inside [-t, t], half outside, some of these beyond 2t; none close to t."""
    random = generator(seed)
    count = int(np.prod(shape))
    chance = random.random(count)
    nearer = chance <= np.median(chance[::2])  # half of those outside, whatever the chance
    far = np.where(nearer, random.uniform(1.2, 1.8, count), random.uniform(2.3, 3, count))
    size = np.where(np.arange(count) % 2 == 0, far, random.uniform(0.2, 0.8, count))
    sign = np.where(np.arange(count) // 2 % 2 == 0, -1.0, 1.0)
    return random.permutation(t * size * sign).reshape(shape).astype(dtype)


def none_far(seed: int, shape: tuple[int, ...], t: float) -> Array:
    """The same, but none beyond 1.5t: what goes by the largest of all weights may find no large one."""
    W = around(seed, shape, t)
    return np.where(np.abs(W) > t, np.sign(W) * (t + (np.abs(W) - t) / 5), W)


def all_outside(seed: int, shape: tuple[int, ...], t: float) -> Array:
    W = around(seed, shape, t)
    return np.where(np.abs(W) < t, 6 * W, W)


def all_inside(seed: int, shape: tuple[int, ...], t: float) -> Array:
    W = around(seed, shape, t)
    return np.where(np.abs(W) > t, W / 4, W)


def at_the_edge() -> Arguments:
    W = around(211, (4, 3))
    W[0, 0], W[1, 1], W[2, 2] = 0.0, 0.9, -0.9
    return W, 0.9


def nothing_to_do() -> Arguments:
    W = around(212, (3, 4))
    W[1, 2] = 0.0
    return W, 0.0


TOY = np.array([[1.0, -0.2, -3.0], [0.0, 0.4, -0.75]])
# Another shape, more digits, and one entry between t and its root.
TALL = np.array([[2.7183, -0.5772], [0.3183, -1.618], [-0.75, 0.05]])
CASES = [
    Case("t = 0.5", lambda: (TOY.copy(), 0.5), visible=True),
    Case("t = 0", lambda: (TOY.copy(), 0.0), visible=True),
    Case("three rows, two columns", lambda: (TALL.copy(), 0.6931), visible=True),
    Case("a size of exactly t", lambda: (np.array([[0.25, -1.5], [2.0, -0.1]]), 0.25), visible=True),
    Case("several classes", lambda: (around(200, (5, 4), 0.9), 0.9)),
    Case("one class", lambda: (around(201, (7, 1), 0.35), 0.35)),
    Case("a W as large as the visible check's", lambda: (around(202, (2, 3), 1.4), 1.4)),
    Case("more than ten classes", lambda: (around(203, (4, 12), 0.6), 0.6)),
    Case("no weight far beyond t", lambda: (none_far(205, (5, 3), 0.9), 0.9)),
    Case("all weights larger than t", lambda: (all_outside(206, (4, 3), 0.8), 0.8)),
    Case("all weights smaller than t", lambda: (all_inside(207, (3, 4), 1.1), 1.1)),
    Case("float32", lambda: (around(204, (6, 3), 0.9, "float32"), 0.9)),
    Case("sizes of exactly t", at_the_edge),
    Case("t is 0", nothing_to_do),
    Case("one dimension", lambda: (around(213, (8,)), 0.9)),
    Case("three dimensions", lambda: (around(214, (3, 2, 4)), 0.9)),
    Case("all of W larger than t", lambda: (np.array([[1.1, -0.8], [-0.95, 0.63]]), 0.6), visible=True),
    Case("all of W smaller than t", lambda: (np.array([[0.45, -1.02], [-0.7, 0.2]]), 1.05), visible=True),
    Case("", tuple, visible=True),
]
ORDINARY = tuple(case.name for case in CASES[:9] if case.name != "a size of exactly t")
# In these there is nothing to be seen for one of the two parts.
ONE_SIDED = {"large weights": (CASES[9].name, CASES[16].name), "exact zeros": (CASES[10].name, CASES[17].name)}
DETAILS = {"": ORDINARY, ": float32": ("float32",), ": at the edge": ("sizes of exactly t", "t is 0", "a size of exactly t")}
OTHER_SHAPES = ("one dimension", "three dimensions")


def outside(W: Array, t: float) -> NDArray[np.bool_]:
    return np.abs(W) > t


def inside(W: Array, t: float) -> NDArray[np.bool_]:
    return np.abs(W) <= t


def in_another_shape(asked, case):  # type: ignore[no-untyped-def]
    """Whether the entries of W give what they give in a matrix: whatever that is, it is seen elsewhere."""
    from linearloss.outcome import Trouble, numbers, same

    W, t = case.make()
    got = numbers(asked.result(case), W.shape, "the result")
    matrices = [numbers(asked.call(V, t), V.shape, "the result") for V in (W.reshape(-1, 2), W.reshape(len(W), -1))]
    if isinstance(got, Trouble):
        return "as a matrix" if any(isinstance(matrix, Trouble) for matrix in matrices) else "a matrix only"
    fits = any(isinstance(matrix, Trouble) or same(got.ravel(), matrix.ravel()) for matrix in matrices)
    return "as a matrix" if fits else "otherwise than a matrix"


def something_kept(asked, case):  # type: ignore[no-untyped-def]
    """Whether any weight is left: zeros everywhere set the small ones to 0, too."""
    result = asked.result(case)
    return "all weights become 0" if isinstance(result, np.ndarray) and not np.any(result) else "some weights are left"


def larger(rows: int, columns: int):  # type: ignore[no-untyped-def]
    return lambda: ((around(61, (20, 4)), 0.9), (around(62, (20 + rows, 4 + columns)), 0.9), MORE)


def in_vectors(function):  # type: ignore[no-untyped-def]
    return InPieces(function, lambda W, t: [(W.ravel(), t)], flat)


exercise = Exercise(
    function="soft_threshold",
    read="section 6, Exact zeros",
    parts={"large weights": 2, "exact zeros": 2, "vectorised": 1},
    in_vectors=in_vectors,
    cases=CASES,
    facets=[
        *(
            Facet(f"{part}{detail}", part, says, Entries(where, zero=TINY),
                  cases if detail else (*cases, *ONE_SIDED[part]), 1e-3 if "32" in detail else 1e-6)
            for detail, cases in DETAILS.items()
            for part, says, where in (
                ("large weights", "Weights larger than t in size come out wrong.", outside),
                ("exact zeros", "Weights no larger than t in size should become exactly 0.", inside),
            )
        ),
        Facet("exact zeros: to the last digit", "exact zeros", "Small weights should become exactly 0.",
              ExactlyZero(inside, TINY), (*ORDINARY, *ONE_SIDED["exact zeros"], "float32", *DETAILS[": at the edge"])),
        Facet("exact zeros: not everywhere", "exact zeros", "All weights become 0, and only the small ones should.",
              something_kept, ("one class", "more than ten classes")),
        *manners(
            "large weights",
            {"t is above 0": lambda: ((around(231, (6, 5)), 0.9), (around(232, (6, 5)), 0.9)),
             "t is 0": lambda: ((around(233, (4, 3)), 0.0), (around(234, (4, 3)), 0.0))},
            reference,
        ),
        Facet("vectorised", "vectorised", "NumPy should work on all weights at once, without a loop over W in Python.",
              Loops({"rows": larger(MORE, 0), "columns": larger(0, MORE)}, changes_and_keeps), ("",), slips=loop_slips("rows", "columns")),
        Facet("vectorised: other shapes", "vectorised", "W may have any shape.", in_another_shape, OTHER_SHAPES),
    ],
)  # fmt: skip
