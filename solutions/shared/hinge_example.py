"""The exercises `L_i` and `L_i_vectorized`: the hinge loss of one example, with a loop over the classes and without."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.grading import generator, made_once
from linearloss.exercise import Arguments, Asked, Case, Exercise, Facet, once
from linearloss.hinge_looks import (
    TURNED,
    Direction,
    LabelOutOfAnArray,
    LossOfOne,
    OwnTerm,
    alone,
    is_steady,
    is_turned,
    loss_of,
)
from linearloss.loops import Loops
from linearloss.outcome import Outcome, Trouble, same
from linearloss.probes import FIRST_ONLY, InTurn, manners

Array = NDArray[np.float64]
Example = tuple[Array, int, Array]
MORE = 500  # classes by which the larger of two calls exceeds the smaller: more than any other way through a program costs a worker

X_TOY = np.array([[2.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0], [1.0, 0.0, 1.0, 1.0]])
W_TOY = np.array([[1.0, 2.6, 1.4], [1.2, 4.4, 2.5], [1.1, -0.6, -4.0], [0.1, 0.5, -0.5]])
LABELS = (
    "the first class is the right one",
    "a class in the middle is the right one",
    "the last class is the right one",
)
# In words -> D and C of one example; most are sizes that get written as numbers.
SIZES = {
    "two classes": (3, 2), "seven classes": (2, 7), "ten classes": (3, 10), "one feature": (1, 3),
    "as many classes as features": (4, 4), "many classes": (4, 23), "eight features": (8, 3), "CIFAR-10's sizes": (3073, 10),
}  # fmt: skip


def reference(x: Array, y: int, W: Array) -> float:
    """Sum over j != y of max(0, s_j - s_y + 1) with s = x @ W; x is (D,), W is (D, C)."""
    return with_margin(x, y, W, 1.0)


def with_margin(x: Array, y: int, W: Array, margin: float) -> float:
    scores = np.asarray(x, dtype=np.float64) @ np.asarray(W, dtype=np.float64)
    margins = np.maximum(0.0, scores - scores[y] + margin)
    margins[y] = 0.0
    return float(np.sum(margins))


@made_once
def example(seed: int, D: int, C: int) -> tuple[Array, Array]:
    """A random x (D,) and W (D, C), with scores of order 2: some margins kept, some not."""
    random = generator(7000 + seed)
    x = random.normal(size=D)
    x[-1] = 1.0
    return x, 2 * random.normal(size=(D, C)) / np.sqrt(D)


def together(*examples: Example) -> Arguments:
    """Several examples of one size as the arguments of one case."""
    xs, ys, Ws = zip(*examples, strict=True)
    return np.stack(xs), np.array(ys), np.stack(Ws)


def whole_numbers(first: list[float], bias: list[float]) -> Arguments:
    """Exact scores: two features that are 0 beside one that is 2 and the constant."""
    x, W = np.array([2.0, 0.0, 0.0, 1.0]), np.array([first, [1.0, 2.0, 3.0], [2.0, 0.0, 1.0], bias])
    return together(*((x, y, W) for y in range(3)))


def many(seeds: range, D: int, C: int, labels: list[int], dtype: str = "float64") -> Callable[[], Arguments]:
    """An example for each seed, with each of the labels."""

    def make() -> Arguments:
        found = [example(seed, D, C) for seed in seeds]
        return together(*((x.astype(dtype), y, W.astype(dtype)) for x, W in found for y in labels))

    return make


def spread(D: int, C: int) -> list[int]:
    """Labels to ask for: the first class, one in the middle, and the last; of many features one will do."""
    return sorted({0, C // 2, C - 1}) if D < 1000 else [1]


def ten_classes() -> Arguments:
    """Behind a class that costs nothing there are several that cost something: of every loop that ends early another sum is left."""
    x = np.array([1.5, 1.0])
    W = np.array(
        [[0.5, -1.0, 2.0, 1.5, 0.0, -0.5, 1.0, 2.5, -2.0, 0.2], [1.0, 0.5, -1.5, 0.3, 2.0, -1.0, 0.0, -0.8, 1.2, -0.4]]
    )
    return together(*((x, y, W) for y in (0, 4, 9)))


def four_of_both() -> Arguments:
    """Rows in place of columns stop with no error there, and give other scores."""
    x = np.array([1.0, -0.5, 2.0, 1.0])
    W = np.array([[0.5, -1.0, 2.0, 0.0], [1.0, 0.25, -0.5, 1.5], [0.0, 2.0, -1.0, 0.5], [0.3, -0.2, 0.1, 0.0]])
    return together(*((x, y, W) for y in (0, 1, 3)))


def as_large_as_the_toy() -> Arguments:
    """The notebook's own arrays in place of the arguments fit there."""
    x = np.array([0.5, -1.0, 2.0, 1.0])
    W = np.array([[1.0, -0.5, 0.25], [0.5, 1.5, -1.0], [-0.25, 0.5, 0.75], [0.2, -0.1, 0.0]])
    return together(*((x, y, W) for y in range(3)))


def crossed() -> Arguments:
    """The same image with other weights, and another image with the same weights."""
    (x, W), (other_x, other_W) = example(10, 5, 3), example(9, 5, 3)
    return together(*((one, y, weights) for one, weights in ((x, W), (x, other_W), (other_x, W)) for y in range(3)))


@once
def other_margin(asked: Asked) -> float:
    """The margin, if all is as it should be with another one (0 and -1 are mistakes of their own); else 1."""
    if not is_steady(asked):
        return 1.0
    sign, own = -1.0 if is_turned(asked) else 1.0, alone(asked)
    far = loss_of(asked, np.ones(1), 0, sign * np.array([[0.0, 30.0]]))
    margin = 1.0 if isinstance(far, str) else round(float(far) - 30.0 - own, 9)
    if margin <= 0 or margin == 1.0:
        return 1.0
    own = own if same(np.asarray(own), np.asarray(margin)) else 0.0
    problems = [(x, y, W) for x, W in (example(seed, 5, 3) for seed in range(3)) for y in range(3)]
    fits = (
        same(loss_of(asked, x, y, sign * W), np.asarray(with_margin(x, y, W, margin) + own)) for x, y, W in problems
    )
    return margin if all(fits) else 1.0


def margin_is_one(asked: Asked, case: Case) -> Outcome:
    return "1" if other_margin(asked) == 1.0 else "another number"


def computes(arguments: Arguments, result: Any) -> bool:
    """A loss; or its terms, which costs points elsewhere."""
    return isinstance(result, (int, float, np.number, np.ndarray)) and np.size(result) in (1, arguments[2].shape[1])


def depends_on_scores(asked: Asked, case: Case) -> Outcome:
    losses = [asked.call(x, y, W) for x, y, W in zip(*case.make(), strict=True)]
    return "the same for all" if all(repr(loss) == repr(losses[0]) for loss in losses) else "depends on the scores"


def works_for_many(asked: Asked, case: Case) -> Outcome:
    """Whether a function that is right for few classes is right for many: one must not skip its work where it is counted."""

    def right(x: Array, W: Array) -> bool:
        result = asked.call(x, 1, W)
        return not isinstance(result, Trouble) and same(np.asarray(np.sum(result)), np.asarray(reference(x, 1, W)))

    few, large = all(right(*example(seed, 4, 5)) for seed in range(30, 38)), right(*example(31, 4, 5 + MORE))
    return "right for few classes only" if few and not large else "as for few"


TOYS = [
    Case(f"the {name} image", lambda i=i: (X_TOY[i].copy(), i, W_TOY.copy()), visible=True)  # type: ignore[misc]
    for i, name in enumerate(("cat", "car", "frog"))
]
CASES = [
    *TOYS,
    Case("the example in the docstring", lambda: together((np.array([1.0]), 0, np.array([[0.5, 0.25]]))), visible=True),
    Case("ten classes, two features", ten_classes, visible=True),
    Case("four classes, four features", four_of_both, visible=True),
    Case("another image, with other weights", as_large_as_the_toy, visible=True),
    *(Case(says, many(range(10), 5, 3, [y])) for y, says in enumerate(LABELS)),
    Case(
        "whole-number scores, one class exactly on the kink", lambda: whole_numbers([1.0, 0.0, 2.5], [1.0, 2.0, -1.0])
    ),
    Case("two classes with the same score", lambda: whole_numbers([1.0, 0.5, 1.0], [0.0, 1.0, -1.0])),
    Case("the same image with other weights, another image with the same", crossed),
    *(Case(f"another image; {says}", many(range(11, 21), 5, 3, [y])) for y, says in enumerate(LABELS)),
    *(Case(says, many(range(21 + i, 22 + i), *size, spread(*size))) for i, (says, size) in enumerate(SIZES.items())),
    Case("float32", many(range(45, 47), 5, 3, [0, 1, 2], "float32")),
    Case("a label out of an array", lambda: (*example(10, 5, 3)[:1], 2, example(10, 5, 3)[1])),
    Case("many classes, or few", many(range(30, 35), 4, 5, [1])),
    Case("", tuple, visible=True),
]
_NAMES = [case.name for case in CASES]
VALUE = (*_NAMES[:3], *_NAMES[6:13])
MARGINS = (*_NAMES[:3], *_NAMES[13:16])
ALL_SIZES = (*_NAMES[3:7], *SIZES)


def pairs(*shapes: tuple[int, int], kept: str = "") -> Callable[[], list[Arguments]]:
    """Of each shape two images with different weights, and the same label; `kept`: "x" or "W" is the same in both."""

    def make() -> list[Arguments]:
        found: list[Arguments] = []
        for i, shape in enumerate(shapes):
            for y in (0, 1, 2):
                (x, W), (other_x, other_W) = example(50 + i, *shape), example(60 + i, *shape)
                found += [(x, y, W), (x if kept == "x" else other_x, y, W if kept == "W" else other_W)]
        return found

    return make


def more_classes() -> tuple[Arguments, Arguments, int]:
    (x, W), (_, large) = example(30, 4, 5), example(31, 4, 5 + MORE)
    return (x, 1, W), (x, 1, large), MORE


def loss_exercise(function: str, points: Mapping[str, float], read: str, like: str) -> Exercise:
    """The exercise; points for `value`, `margins`, `sizes` and, where a loop is not allowed, `vectorised`.

    `margins` and `sizes` look at how far the loss lies from that at weights near zero, so that a constant slip (the own class is
    counted) costs `value` alone.
    """
    away = LossOfOne(True, other_margin)
    taken_out = ("value: the right class itself", "value: the sign of the gap", "value: the margin")
    facets = [
        Facet("value", "value", "The loss of one example is wrong.", LossOfOne(False, other_margin), VALUE, apart_from=taken_out),
        Facet("value: the right class itself", "value", "Where there is no wrong class, the loss should be 0: the sum leaves out j == y.",
              OwnTerm(other_margin), ("",)),
        Facet("value: a label out of an array", "value", "The loss is wrong when the label y comes out of an array, as in y_toy[i].",
              LabelOutOfAnArray(), ("a label out of an array",)),
        *manners("value", {"two images": lambda: tuple(pairs((6, 4))()[:2])}, reference,  # type: ignore[dict-item, return-value]
                 in_turn=pairs((6, 5), (5, 6), (6, 8), (9, 6))),
        *(
            Facet(f"value: in turn, the same {what}", "value", "Called twice, it is right the first time only: it keeps something between the calls.",
                  InTurn(calls, lambda calls=calls: [reference(*args) for args in calls()]), ("",),  # type: ignore[misc]
                  slips={FIRST_ONLY: "depends-on-earlier-calls"})
            for what, calls in (("image", pairs((7, 5), (5, 8), (7, 8), (9, 7), kept="x")), ("weights", pairs((8, 5), (5, 9), (8, 8), (9, 8), kept="W")))
        ),
        Facet("margins", "margins", "How the loss changes with the scores is wrong.", away, MARGINS, apart_from=taken_out),
        Facet("sizes", "sizes", "For other numbers of features or classes, how the loss changes with the scores is wrong.", away, ALL_SIZES, apart_from=taken_out),
        Facet("sizes: float32", "sizes", "For float32, how the loss changes with the scores is wrong.", away, ("float32",), 2e-4, apart_from=taken_out),
        *(
            Facet(f"{part}: {what}", part, says, look, ("",), slips=slips)
            for part in ("value", "margins", "sizes")
            for what, says, look, slips in (
                ("the sign of the gap", "The loss should fall where the right class gets ahead.", Direction(), {TURNED: "hinge-gap-reversed"}),
                ("the margin", "The margin is another number than 1.", margin_is_one, {"another number": "hinge-other-margin"}),
            )
        ),
    ]  # fmt: skip
    if "vectorised" in points:
        facets += [
            Facet("vectorised", "vectorised", "NumPy should work on all classes at once, without a loop over them in Python.",
                  Loops({"classes": more_classes}, computes), ("",), slips={"loops over classes": "python-loop"}),
            Facet("vectorised: something", "vectorised", "It must compute a loss first.", depends_on_scores, ("many classes, or few",)),
            Facet("vectorised: many classes", "vectorised", "It is right for a few classes, and wrong for many.", works_for_many, ("many classes, or few",)),
        ]  # fmt: skip
    return Exercise(function, points, CASES, facets, read, (like,))
