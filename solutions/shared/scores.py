"""The exercises of functions of scores, `softmax(S)` and `cross_entropy(S, y)`: their cases and facets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.grading import generator, made_once
from autograder.grading.pieces import InPieces, of_examples, row_by_row
from linearloss import score_looks as look
from linearloss.exercise import Arguments, Case, Exercise, Facet
from linearloss.function import Function
from linearloss.gap_look import FarBehind
from linearloss.loops import Loops
from linearloss.probes import manners

from .sense import Sense

Array = NDArray[np.float64]
Offsets = dict[str, Array | float]

LARGE = 1e4
S_CHECK = np.array([[1.0, 2.5, -0.5], [0.0, -1.0, 1.5]])
Y_CHECK = np.array([2, 0])
FOUR_CLASSES = np.array([[0.3, 2.1, -0.7, 1.2], [-0.6, 0.0, 1.4, 2.3]])
# Something is added to the scores of two rows, and of a batch: nothing changes. (Float32 keeps three digits of them.)
VISIBLE_FAR: Offsets = {"two rows near 10000": LARGE, "two rows near -10000": -LARGE}
FAR: Offsets = {"all scores are near 10000": LARGE, "all scores are near -10000": -LARGE}
VISIBLE_APART: Offsets = {"one row near 10000, one near -10000": np.array([[LARGE], [-LARGE]])}
APART: Offsets = {
    "some rows are near 10000, some near -10000": LARGE * np.array([1.0, -1.0, 0.0, 1.0, -1.0, 0.0])[:, None]
}
# A shift of the wrong sign fails in the first, one by a position bears the second.
MILDER: Offsets = {"two rows near 400": 400.0, "the largest of two rows near 711": 708.0}
# A shift of all rows by the first one's maximum, and one by the largest of all, differ here.
LIFTED: Offsets = {"the second row 720 above the first": np.array([[0.0], [720.0]])}
# A class that counts for nothing falls farther behind: a score that is limited upwards, to keep exp finite, differs here.
# Of some rows only, and no label or its neighbour: what is summed or picked by mistake is not touched.
BEHIND: Offsets = {"one class far behind falls farther behind": -1440.0 * np.outer([1, 0, 0, 0, 1, 0], [0, 0, 1, 0])}
FLOAT32 = "float32"
# What is taken out of the losses of the rows.
FACTORS = ("the losses as a multiple of the right ones", "the sign of the losses")


def score_exercise(
    function: str, reference: Callable[..., Array], parts: Mapping[str, float], read: str, *, labelled: bool
) -> Exercise:
    """The exercise.

    Args:
        labelled: whether the function takes labels and returns a loss for each row, `(S, y)`; else a table like `S`.
        parts: points of `value`, `large scores`, `rows far apart`, `vectorised`, and with labels of `log-sum-exp`.
    """
    values, apart, gaps = _values(), _shifted(VISIBLE_APART | LIFTED, APART), _gaps(one_leads=labelled)
    far = _shifted(VISIBLE_FAR | MILDER, FAR)
    behind = [Case(name, _one_class_behind) for name in BEHIND]
    cases = [*values, *far, *apart, *gaps, *behind, Case("", lambda: (S_CHECK.copy(), Y_CHECK.copy()), visible=True)]
    if not labelled:
        cases = [Case(case.name, lambda make=case.make: make()[:1], case.visible) for case in cases]  # type: ignore[misc]
    names = tuple(case.name for case in values if case.name != FLOAT32)
    facets = [
        *(_losses(reference, names) if labelled else _probabilities(names)),
        Facet("value: a single row", "value", "A single row goes wrong.", look.SingleRow(reference), ("",)),
        *manners("value", {"two batches of the same size": lambda: _pair(labelled)}, reference),
        *_large_scores(tuple(case.name for case in far), tuple(case.name for case in gaps), tuple(BEHIND)),
        Facet("rows far apart", "rows far apart", "The result changes when the rows lie far apart: each row needs its own maximum.",
              look.Shifted(VISIBLE_APART | LIFTED | APART), tuple(case.name for case in apart), family="stability"),
    ]  # fmt: skip
    if labelled:
        says = "Where the correct class lies far behind, the loss is wrong: behind by 1000 it should be 1000."
        facets.append(Facet("log-sum-exp", "log-sum-exp", says, FarBehind(), ("",)))
    facets.append(_style(labelled))
    says = f"{function} is not yet right enough for this part: mend its values first."
    sense = Sense(lambda: _batch(61, 6, 4)[: 1 + labelled])
    facets += [Facet(f"{part}: something computed", part, says, sense, ("",)) for part in parts if part != "value"]
    return Exercise(function, parts, cases, facets, read, in_vectors=of_examples if labelled else _in_vectors)


def _in_vectors(function: Function) -> Function:
    return InPieces(function, lambda S: [(row,) for row in S], row_by_row)


def _probabilities(names: tuple[str, ...]) -> list[Facet]:
    says = "The probabilities are wrong."
    return [
        Facet("value", "value", says, look.Table(_shape), names),
        Facet("value: float32", "value", says, look.Table(_shape), (FLOAT32,), 2e-4),
        Facet("value: shape", "value", "The result should have the shape of S.", look.Fits(_shape), names),
        Facet(
            "value: sums",
            "value",
            "The probabilities of each row should add up to 1.",
            look.AddUp(),
            names,
            slips={"the columns add up to 1": "columns-normalised"},
        ),
    ]


def _losses(reference: Callable[..., Array], names: tuple[str, ...]) -> list[Facet]:
    def right(S: Array, y: NDArray[np.int64]) -> Array:
        return reference(S.astype(np.float64), y)

    says = "The losses are wrong."
    return [
        Facet("value", "value", says, look.OneForEach(right), names, apart_from=FACTORS),
        Facet("value: float32", "value", says, look.OneForEach(right), (FLOAT32,), 2e-4, apart_from=FACTORS),
        Facet(
            "value: shape",
            "value",
            "There should be one loss for each example, shape (N,).",
            look.Reduced(right),
            names,
        ),
        Facet(
            "the losses as a multiple of the right ones",
            "value",
            "In one table at least, all losses are off by one factor.",
            look.Factor(right, "size"),
            names,
            1e-5,
        ),
        Facet("the sign of the losses", "value", "All losses have the wrong sign.", look.Factor(right, "sign"), names),
    ]


def _large_scores(far: tuple[str, ...], gaps: tuple[str, ...], behind: tuple[str, ...]) -> list[Facet]:
    offsets = VISIBLE_FAR | FAR | MILDER
    return [
        Facet("large scores", "large scores", "The result changes when all scores are large.", look.Shifted(offsets), far,
              family="stability"),
        Facet("large scores: digits", "large scores", "The result loses digits when all scores are large.",
              look.Shifted(offsets, digits=True), tuple(name for name in far if name not in MILDER), family="stability"),
        Facet("large scores: within a row", "large scores", "The result is not finite when the scores of a row lie far apart.",
              look.Finite(), gaps, family="stability"),
        Facet("large scores: one far behind", "large scores", "The result changes when one score of a row falls far behind.",
              look.Shifted(BEHIND), behind, family="stability"),
    ]  # fmt: skip


def _style(labelled: bool) -> Facet:
    def sizes() -> tuple[Arguments, Arguments, int]:
        small, large = (_batch(seed, N, 4)[: 1 + labelled] for seed, N in ((71, 20), (72, 420)))
        return small, large, 400

    return Facet("vectorised", "vectorised", "NumPy should work on all rows at once, without a loop over them in Python.",
                 Loops({"examples": sizes}, _is_no_list), ("",), slips={"loops over examples": "python-loop"})  # fmt: skip


def _is_no_list(_: Any, result: Any) -> bool:
    """A list of numbers is sent from a worker one by one, which is no loop of the student's."""
    return not isinstance(result, list)


def _shape(S: Array, *_: Any) -> tuple[int, ...]:
    return S.shape


@made_once
def _batch(seed: int, N: int, C: int, dtype: str = "float64") -> tuple[Array, NDArray[np.int64]]:
    """Random scores; the labels are spread evenly over the classes, so that no luck makes them all alike."""
    numbers = generator(seed)
    S = numbers.normal(scale=2.0, size=(N, C))
    y = numbers.permutation((np.arange(N) + numbers.integers(C)) % C)
    return S.astype(dtype), y


def _pair(labelled: bool) -> tuple[Arguments, Arguments]:
    return _batch(58, 11, 6)[: 1 + labelled], _batch(59, 11, 6)[: 1 + labelled]


def _values() -> list[Case]:
    """What may be peculiar about a batch, and sizes that students write into their code as numbers."""

    def without_the_last_class() -> Arguments:
        S, y = _batch(54, 3, 6)
        return S, np.where(y == 5, 0, y)

    return [
        Case("two rows of scores", lambda: (S_CHECK.copy(), Y_CHECK.copy()), visible=True),
        Case(
            "the same two rows, the other way round", lambda: (S_CHECK[::-1].copy(), Y_CHECK[::-1].copy()), visible=True
        ),
        Case("two rows of four classes", lambda: (FOUR_CLASSES.copy(), np.array([0, 2])), visible=True),
        Case("an ordinary batch", lambda: _batch(51, 7, 4)),
        Case("another batch of the same size", lambda: _batch(56, 7, 4)),
        Case("two classes", lambda: _batch(53, 9, 2)),
        Case("more classes than rows", without_the_last_class),
        Case("the check's sizes", lambda: _batch(57, 2, 3)),
        Case("as many rows as the toy", lambda: _batch(57, 3, 5)),
        Case("CIFAR-10's classes", lambda: _batch(57, 4, 10)),
        Case(FLOAT32, lambda: _batch(55, 6, 5, "float32")),
    ]


def _shifted(visible: Offsets, hidden: Offsets) -> list[Case]:
    """Batches to whose scores a look adds the offsets."""

    def make(name: str) -> Arguments:
        if name not in visible:
            return _batch(61, 6, 4)
        if name in ("the largest of two rows near 711", *LIFTED):
            return np.array([[0.0, 1.0, 2.0, 3.0], [-1.0, 0.5, 1.5, 3.0]]), np.array([1, 3])
        return FOUR_CLASSES.copy(), np.array([0, 3])

    return [Case(name, lambda name=name: make(name), name in visible) for name in (visible | hidden)]  # type: ignore[misc]


def _one_class_behind() -> Arguments:
    S, _ = _batch(61, 6, 4)
    S[::4, 2] = -60.0
    return S, np.array([0, 3] * 3)


def _gaps(*, one_leads: bool) -> list[Case]:
    """Rows in which the correct class leads, with gaps that a shift by the row's maximum alone bears.

    Shifts by the smallest score, the mean, the median and one class's score overflow in different ones. Nothing that is right for a
    correct class in the lead, with or without log-sum-exp, does.

    Args:
        one_leads: whether to add batches in which one class leads in all rows. (Probabilities that are normalised over the
            columns by mistake are 0/0 there.)
    """
    tables = {
        "one score lies 1500 above the others of its row": [
            [-1500.0, -1500.0, 0.0],
            [0.0, -1500.0, -1500.0],
            [-1500.0, 0.0, -1500.0],
        ],
        "one score lies 720 below the others of its row": [
            [0.0, -720.0, -1.0],
            [-720.0, 0.0, -1.0],
            [-720.0, -1.0, 0.0],
        ],
        "one score lies 720 above the others of its row": [[720.0, 0.0, -1.0], [-1.0, 720.0, 0.0], [0.0, -1.0, 720.0]],
        "the first class lies between the others": [[0.0, 400.0, -400.0], [0.0, -400.0, 400.0]],
        "the first class lies far behind": [[-360.0, 360.0, 350.0], [-360.0, 350.0, 360.0], [360.0, 355.0, -355.0]],
    }
    if one_leads:
        tables |= {
            "the first class lies 1500 above the others": [[0.0, -1500.0, -1500.0]] * 2,
            "the last class lies 1500 above the others": [[-1500.0, -1500.0, 0.0]] * 2,
            "the first class lies 1000 above the others": [[0.0, -1000.0, -1000.0]] * 2,
        }

    def make(rows: list[list[float]]) -> Arguments:
        return np.array(rows), np.argmax(rows, axis=1)

    return [Case(name, lambda rows=rows: make(rows), visible=True) for name, rows in tables.items()]  # type: ignore[misc]
