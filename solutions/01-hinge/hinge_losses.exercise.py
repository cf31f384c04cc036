"""The exercise `hinge_losses`: the multiclass hinge loss of each row of a score matrix."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.grading import generator, made_once
from autograder.grading.pieces import of_examples
from linearloss.exercise import Arguments, Asked, Case, Exercise, Facet
from linearloss.hinge_looks import TURNED
from linearloss.hinge_table_looks import (
    MEAN_OF_ROWS,
    SUM_OF_ROWS,
    ByPosition,
    Default,
    DirectionOfRows,
    Form,
    LossesOfRows,
    OneRow,
    OwnTermOfRows,
    arguments,
    in_a_row,
    plain_losses,
)
from linearloss.outcome import Outcome, Trouble, same
from linearloss.loops import Loops
from linearloss.probes import manners
from solutions.reference.losses import hinge_losses as reference

Array = NDArray[np.float64]
Table = tuple[Array, NDArray[np.int64]]
MORE = 200  # rows by which the larger of two calls exceeds the smaller


@made_once
def table(seed: int, N: int, C: int) -> Table:
    """Random scores (N, C) of order 2, and labels: every class occurs; a single row's has the lowest score."""
    random = generator(8000 + seed)
    S = 2 * random.normal(size=(N, C))
    return S, np.argmin(S, axis=1) if N == 1 else random.permutation(np.arange(N) % C)


def case(name: str, seed: int, N: int, C: int, *more: float) -> Case:
    return Case(name, lambda: (*table(seed, N, C), *more))


def exact(name: str, S: list[list[float]], y: list[int], p: int) -> Case:
    return Case(f"{name}, p = {p}", lambda: (np.array(S, dtype=float), np.array(y), 1.0, p))


def shown(name: str, S: list[list[float]], y: list[int], *more: float) -> Case:
    return Case(name, lambda: (np.array(S), np.array(y), *more), visible=True)


TWO_ROWS = [[0.5, 0.0], [0.0, 2.0]]
ONE_ROW = [[2.0, 0.5, 1.5]]
FIVE_CLASSES = [[0.3127, 1.25, -0.5, 2.0, 0.75], [1.0, -1.5, 0.25, 0.5, -0.1254]]
TOY = [[3.2, 5.1, -1.7], [1.3, 4.9, 2.0], [2.2, 2.5, -3.1]]
LOSS = [
    shown("the example in the docstring", TWO_ROWS, [0, 0]),
    shown("the toy scores", TOY, [0, 1, 2]),
    shown("three rows whose right classes are 1, 2, 0", [[0.25, 1.0, 0.5], [1.5, 0.5, 1.0], [2.0, -1.0, 0.0]], [1, 2, 0]),
    shown("two rows, five classes", FIVE_CLASSES, [4, 0]),
    case("a table", 1, 8, 4),
    case("another table of the same shape", 18, 8, 4),
    *(case(f"{N} rows, {C} classes", seed, N, C) for seed, N, C in ((1, 5, 7), (3, 11, 3), (1, 4, 4), (1, 10, 3), (1, 6, 10))),
    Case("only the labels are new", lambda: (table(18, 8, 4)[0], np.roll(table(18, 8, 4)[1], 1))),
    Case("only the scores are new", lambda: (table(18, 8, 4)[0][::-1].copy(), table(18, 8, 4)[1])),
]  # fmt: skip
DELTA = [
    shown("one row, delta = 2", ONE_ROW, [0], 2.0, 1),
    shown("two rows, five classes, delta = 0.5", FIVE_CLASSES, [4, 0], 0.5, 1),
    *(case(f"delta = {delta:g}", seed, 7, 4, delta, 1) for seed, delta in ((4, 2.5), (5, 0.4), (6, 10.0))),
]
SQUARED = [
    shown("the example in the docstring, p = 2", TWO_ROWS, [0, 0], 1.0, 2),
    shown("one row with several wrong classes, p = 2", [[0.0, 1.0, 0.5, -5.0]], [0], 1.0, 2),
    case("a table, p = 2", 7, 20, 4, 1.0, 2),
    case("another table, p = 2", 8, 20, 4, 1.0, 2),
]
TOGETHER = [
    shown("one row, delta = 2 and p = 2", ONE_ROW, [0], 2.0, 2),
    case("delta = 2.5 and p = 2", 16, 7, 4, 2.5, 2),
]
SHAPES = [
    case("a single row", 9, 1, 5, 1.0, 1),
    case("two classes", 10, 40, 2, 1.0, 1),
    case("a single row, two classes", 11, 1, 2, 1.0, 1),
    case("many classes", 19, 6, 23, 1.0, 1),
]
# Whole numbers, so that a margin of exactly zero is exact, and costs nothing; then a wrong class with exactly the right one's score.
EXACT = [
    made
    for p in (1, 2)
    for made in (
        exact("a wrong class lies behind by exactly the margin", [[3, 2, 5], [4, 3, 3], [0, 1, 0]], [0, 0, 1], p),
        exact("a wrong class has the right one's score", [[1, 1, 0], [2, -1, 2], [0, 3, 3]], [0, 2, 1], p),
    )
]
FLOAT32 = Case("float32", lambda: (table(12, 30, 4)[0].astype("float32"), table(12, 30, 4)[1], 1.0, 1))
POSITION = case("delta and p by position", 15, 7, 4, 2.5, 1)
NOTHING = Case("", tuple, visible=True)
# What `LossesOfRows` leaves to facets of its own.
TAKEN_OUT = ("loss: the right class itself", "loss: its form", "loss: the sign of the gap")


def right_already(asked: Asked, *tables: tuple[Any, ...]) -> bool:
    """Whether the losses of these tables are right: else what is asked next would tell the same again."""
    return all(
        same(plain_losses(asked, S, y, delta=delta, p=p), reference(S, y, delta, p)) for S, y, delta, p in tables
    )


def each_by_itself(asked: Asked, case: Case) -> Outcome | None:
    """delta and p together are asked only of who gets each right by itself."""
    S, y, options = arguments(case)
    alone = ((S, y, options["delta"], 1), (S, y, 1.0, options["p"]))
    return None if right_already(asked, *alone) else reference(S, y, **options)


def right_elsewhere(asked: Asked, case: Case) -> Outcome | None:
    """Exact scores are asked only of who gets ordinary ones right, with the same p."""
    S, y, options = arguments(case)
    return None if right_already(asked, (*table(17, 3, 3), 1.0, options["p"])) else reference(S, y, **options)


def works_for_many(asked: Asked, case: Case) -> Outcome:
    """Whether a function that is right for a few rows is right for many: one must not skip its work where it is counted."""
    few, many = (same(plain_losses(asked, *one), reference(*one)) for one in (table(12, 30, 4), table(14, 20 + MORE, 4)))
    return "right for a few rows only" if few and not many else "as for a few"


def computes(args: Arguments, result: Any) -> bool:
    """Losses in whatever form, which costs points elsewhere."""
    losses = in_a_row(result, len(args[1]), "")
    return not isinstance(losses, Trouble) and bool(np.any(losses))


def in_turn() -> tuple[Arguments, Arguments]:
    (S, y), (other, _) = table(50, 9, 5), table(60, 9, 5)
    return (S, y), (other, np.roll(y, 1))


def names(cases: list[Case]) -> tuple[str, ...]:
    return tuple(case.name for case in cases)


exercise = Exercise(
    function="hinge_losses",
    read="section 5, A whole table of scores",
    parts={"loss": 3, "delta": 2, "squared": 2, "edges": 1, "vectorised": 2},
    in_vectors=of_examples,
    cases=[*LOSS, *DELTA, *SQUARED, *TOGETHER, *SHAPES, FLOAT32, *EXACT, POSITION, NOTHING],
    facets=[
        Facet("loss", "loss", "The losses are wrong with delta and p left at 1.", LossesOfRows(), names(LOSS), family="losses", apart_from=TAKEN_OUT),
        Facet("loss: the right class itself", "loss", "Where there is no wrong class, the loss should be 0: the sum leaves out j == y.", OwnTermOfRows(), ("",)),
        Facet("loss: its form", "loss", "It should return an array (N,) of floats, one loss for each row.", Form(), ("",),
              slips={MEAN_OF_ROWS: "mean-returned", SUM_OF_ROWS: "sum-returned"}),
        Facet("loss: the default of delta", "loss", "Left out, delta should be 1, as in the stub's first line.", Default("delta"), ("",)),
        Facet("loss: the default of p", "loss", "Left out, p should be 1, as in the stub's first line.", Default("p"), ("",)),
        Facet("delta", "delta", "With a delta other than 1 the losses are wrong.", LossesOfRows(), names(DELTA), family="losses", apart_from=TAKEN_OUT),
        Facet("delta: by position", "delta", "Given by position, delta and p have another result than by name.", ByPosition(),
              (DELTA[0].name, POSITION.name)),
        Facet("squared", "squared", "With p = 2 the losses are wrong.", LossesOfRows(), names(SQUARED), family="losses", apart_from=TAKEN_OUT),
        Facet("squared: together with delta", "squared", "With p = 2 and a delta other than 1 together the losses are wrong.",
              LossesOfRows(each_by_itself), names(TOGETHER), family="losses", apart_from=TAKEN_OUT),
        Facet("edges", "edges", "The losses are wrong for a table of another shape.", LossesOfRows(), names(SHAPES), family="losses", apart_from=TAKEN_OUT),
        Facet("edges: float32", "edges", "The losses are wrong for scores of dtype float32.", LossesOfRows(), (FLOAT32.name,), 2e-4, family="losses", apart_from=TAKEN_OUT),
        Facet("edges: exact scores", "edges", "A value is wrong where a wrong class lies exactly on the kink, or has the right one's score.",
              LossesOfRows(right_elsewhere), names(EXACT), apart_from=TAKEN_OUT),
        Facet("edges: the shape for one row", "edges", "One loss for each row is still an array, of shape (1,), where there is one row.", OneRow(), ("",)),
        *(
            Facet(f"{part}: the sign of the gap", part, "The loss should fall where the right class gets ahead.", DirectionOfRows(), ("",),
                  slips={TURNED: "hinge-gap-reversed"})
            for part in ("loss", "delta", "squared", "edges")
        ),
        *manners("loss", {"two tables": in_turn}, reference, arguments="edges", returned="edges"),
        Facet("vectorised", "vectorised", "NumPy should work on all rows at once, without a loop over them in Python.",
              Loops({"rows": lambda: (table(13, 20, 4), table(14, 20 + MORE, 4), MORE)}, computes), ("",), slips={"loops over rows": "python-loop"}),
        Facet("vectorised: many rows", "vectorised", "It is right for a few rows, and wrong for many.", works_for_many, ("",)),
    ],
)  # fmt: skip
