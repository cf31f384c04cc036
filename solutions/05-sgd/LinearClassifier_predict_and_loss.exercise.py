"""The exercise `LinearClassifier.predict_and_loss`: the labels of the largest scores, and the loss at the present weights."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from autograder.grading import generator
from linearloss.exercise import Arguments, Case, Exercise, Facet
from linearloss.labelling_looks import AddsColumn, Asks, Predicted, PredictsWell, Ranked
from solutions.reference.sgd import LinearClassifier as reference

__all__ = ["exercise", "reference"]
Array = NDArray[np.float64]
D, C, REG = 5, 3, 0.6


def weights(seed: int = 71, features: int = D) -> tuple[Array, Array]:
    """W, and what the loss function says is its gradient."""
    numbers = generator(seed)
    return numbers.normal(size=(D, C))[:features], numbers.normal(size=(D, C))[:features]


def rows(seed: int, N: int, features: int = D) -> Callable[[], Arguments]:
    def make() -> Arguments:
        numbers = generator(seed)
        X = N * (-1) ** N * (numbers.normal(size=(N, D)) + np.linspace(-2, 2, D))
        return *weights(features=features), X[:, :features], np.resize([2, 0, 1, 1, 0, 2], N), REG

    return make


def ranks() -> Array:
    """Six rows that rank the classes; the last class wins in one of them at least, and the first in another."""
    numbers = generator(77)
    return np.array([np.arange(C), np.arange(C)[::-1], *(numbers.permutation(C) for _ in range(4))], dtype=float)


def with_scores(scores: Callable[[], Array]) -> Callable[[], Arguments]:
    """Rows whose scores are these, and at the end rows with the usual ones."""

    def make() -> Arguments:
        W, dW = weights()
        X, others = (values @ np.linalg.pinv(W) for values in (scores(), usual()))
        return W, dW, X, np.resize([0, 1, 2], len(X)), REG, others

    return make


def usual() -> Array:
    return ranks() - 0.9


def toy(N: int, classes: int = 3) -> Callable[[], Arguments]:
    W = np.array([[1.0, -1.0, 0.5], [0.5, 1.0, -2.0]])
    X = np.array([[1.0, 1.5], [-1.0, 1.0], [2.0, 1.0], [-1.0, -2.0]])[:N]
    dW = np.array([[0.25, 0.0, -0.25], [1.0, -0.5, -0.5]])
    return lambda: (W[:, :classes], dW[:, :classes], X.copy(), np.array([0, 1, 0, 1])[:N], 0.3)


def tied() -> Arguments:
    """Two classes have the same weights, and so the same scores: either label is right, and one for each row."""
    W, dW, *others = toy(4)()
    W[:, 1] = W[:, 0]
    return W, dW, *others


CASES = [
    Case("four rows with two features", toy(4), visible=True),
    Case("four rows with two features and two classes", toy(4, classes=2), visible=True),
    Case("many rows", rows(72, 12)),
    Case("as many rows as classes", rows(73, C)),
    Case("other rows", rows(74, 9)),
    Case("every class wins somewhere", with_scores(usual)),
    Case("as many features as classes", rows(75, 7, features=C)),
    Case("one row with two features", toy(1), visible=True),
    Case("one row", rows(76, 1)),
    Case("six rows", rows(78, 6)),
    Case("two classes with the same weights", tied, visible=True),
    Case("all scores are negative", with_scores(lambda: ranks() - C - 1.5)),
    Case("scores lie far from zero", with_scores(lambda: np.resize([-4000.0, 4000.0], (6, 1)) + 900 * ranks())),
    Case("all scores lie above 50", with_scores(lambda: 60 + 60 * ranks())),
    Case("scores lie close together", with_scores(lambda: 1e-6 * ranks())),
]
NAMES = [case.name for case in CASES]
ROWS, FEW, TIED, UNUSUAL = tuple(NAMES[:7]), tuple(NAMES[7:10]), NAMES[10], NAMES[11:]
LARGEST = "The labels are not those of the largest scores."
SHAPE = "predict should return one integer for each row: an array of shape (N,)."

exercise = Exercise(
    function="LinearClassifier.predict_and_loss",
    read="section 6, The training loop",
    parts={"predict": 2, "labels": 1, "loss": 1},
    cases=CASES,
    facets=[
        Facet("predict", "predict", LARGEST, Predicted(), ROWS),
        *(
            Facet(f"predict: {case}", "predict", f"{LARGEST[:-1]} where {case}.", Ranked(), (case,))
            for case in UNUSUAL
        ),
        Facet("predict: added to X", "predict", "predict adds a column to X: it should take X as it is.", AddsColumn(), (ROWS[0], ROWS[2])),
        Facet("predict: self.W itself", "predict", "predict changes self.W.", PredictsWell("W"), (ROWS[0], ROWS[2])),
        Facet("labels: shape", "labels", SHAPE, PredictsWell("axes"), (*FEW, TIED)),
        Facet("labels: kind", "labels", SHAPE, PredictsWell("kind"), (ROWS[0], FEW[2])),
        Facet("labels: X itself", "labels", "predict changes X in place: leave the caller's array alone.", PredictsWell("X"),
              (ROWS[0], FEW[2]), slips={"changed": "changes-input"}),
        *(
            Facet(f"loss: {name} handed on", "loss", f"loss should hand {name} on to the loss function as it is.",
                  Asks(what), (ROWS[0], FEW[2]))  # type: ignore[arg-type]
            for what, name in (("W", "self.W"), ("X", "X"), ("y", "y"), ("reg", "reg"))
        ),
        *(
            Facet(f"loss: {what}", "loss", "loss should return what the loss function returned.", Asks(what), (ROWS[0], FEW[2]))
            for what in ("the loss", "the gradient")
        ),
        Facet("loss: self.W itself", "loss", "loss changes self.W: it should only ask.", Asks("self.W"), (ROWS[0], FEW[2])),
    ],
)  # fmt: skip
