"""The exercise `LinearClassifier.train`: stochastic gradient descent, each property of the loop by itself."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from autograder.grading import generator
from linearloss.exercise import Arguments, Case, Exercise, Facet
from linearloss.losses import least_squares_loss
from linearloss.training_looks import Drawn, Loud, OfTheTraining, SizeAnew
from linearloss.training_trials import ArgumentsKept, DefaultSetting, FewerClasses, NothingToLearn, SteepStep, Trained
from linearloss.watching import Answer
from solutions.reference.losses import softmax_loss, svm_loss
from solutions.reference.sgd import LinearClassifier as reference

Array = NDArray[np.float64]
SEED, FEW, MANY = 17, 3, 101  # steps with verbose=True: so few, and so many that every habit of printing shows


def examples(seed: int, N: int, D: int, C: int) -> tuple[Array, NDArray[np.int64]]:
    """Well separated classes (C < D), every one present; the last column is the bias."""
    numbers = generator(seed)
    y = numbers.permutation(np.arange(N) % C)
    X = 0.3 * numbers.normal(size=(N, D))
    corners, _ = np.linalg.qr(numbers.normal(size=(D - 1, D - 1)))
    X[:, :-1] += 3.0 * corners[y]
    X[:, -1] = 1.0
    return X, y.astype(np.int64)


def strangers(seed: int, N: int, D: int, y: list[int]) -> tuple[Array, NDArray[np.int64]]:
    """Random features, and these labels again and again."""
    return generator(seed).normal(size=(N, D)), np.resize(y, N)


def trained(loss: Answer, seed: int | None, steps: int, size: int, rate: float, reg: float, data: Callable[[], tuple[Array, NDArray[np.int64]]],
            dtype: str = "float64") -> Arguments:  # fmt: skip
    """A training, and the W to which it must lead, without the digits that differ from one processor to another."""
    X, y = data()
    X = X.astype(dtype)
    model = reference(loss, seed or 0)
    model.train(X.astype(float), y, rate, reg, steps, size)
    assert model.W is not None
    return X, y, seed, steps, size, rate, reg, np.round(model.W, 10)


def training(data: Callable[[], tuple[Array, NDArray[np.int64]]], seed: int | None, steps: int, size: int, rate: float, reg: float,
             dtype: str = "float64") -> Callable[[], Arguments]:  # fmt: skip
    def make() -> Arguments:
        X, y = data()
        return X.astype(dtype), y, seed, steps, size, rate, reg

    return make


def toy() -> tuple[Array, NDArray[np.int64]]:
    return np.round(np.random.default_rng(3).normal(size=(10, 6)), 2), np.resize([0, 1, 2, 2], 10)


SIX = training(lambda: strangers(7, 11, 3, [0, 1, 2, 3, 3, 2, 1, 0, 0, 2, 3]), SEED, 6, 5, 0.01, 0.3)
CASES = [
    # The first has the sizes of the training that must learn: what a class keeps of it does no harm there.
    Case("six steps with three classes", training(toy, 5, 6, 4, 0.05, 0.5), visible=True),
    Case("six steps", SIX),
    Case("the default seed, and float32", training(lambda: strangers(8, 20, 4, [0, 1]), None, 8, 9, 0.02, 0.4, "float32")),
    Case("no example of class 1", training(lambda: (toy()[0][:, :4], np.resize([0, 2, 2], 10)), 5, 2, 4, 0.05, 0.5), visible=True),
    Case("a class without examples", training(lambda: strangers(9, 9, 4, [4, 0, 2, 3]), 3, 2, 4, 0.01, 0.3)),
    Case("labels that begin with 1", training(lambda: strangers(10, 10, 5, [1, 2]), 3, 3, 6, 0.01, 0.3)),
    Case("more examples in a minibatch than there are", training(lambda: strangers(11, 4, 3, [0, 1]), 9, 2, 9, 0.01, 0.3)),
    Case("five steps of least squares", lambda: (trained(least_squares_loss, 5, 5, 4, 0.05, 0.5, toy),), visible=True),
    Case("softmax, and hinge with the default seed in float32", lambda: (
        trained(softmax_loss, SEED, 12, 7, 0.3, 0.2, lambda: examples(61, 30, 5, 4)),
        trained(svm_loss, None, 8, 9, 0.01, 0.4, lambda: examples(62, 14, 3, 2), "float32"),
    )),
    Case("forty steps", lambda: (trained(softmax_loss, 4, 40, 20, 0.25, 1e-3, lambda: examples(64, 40, 6, 3)),)),
    Case("", tuple, visible=True),
]
ORDINARY = tuple(case.name for case in CASES[:3])
GIVEN_SEED = ORDINARY[:2]


def of(part: str, name: str, detail: str, says: str, cases: tuple[str, ...] = ORDINARY) -> Facet:
    return Facet(f"{part}: {name}", part, says, OfTheTraining(detail), cases)


def loud() -> list[Facet]:
    """What verbose=True may not change."""
    return [
        Facet(f"{part}: with verbose=True, {steps} steps", part, f"With verbose=True, {what}.", Loud(steps, minibatches), cases)
        for steps, cases in ((FEW, GIVEN_SEED), (MANY, GIVEN_SEED[1:]))
        for part, minibatches, what in (
            ("history", False, "the history is another one, or train stops with an error"),
            ("sampling", True, "the minibatches are others: printing must draw nothing from self.rng"),
        )
    ]


exercise = Exercise(
    function="LinearClassifier.train",
    read="section 6, The training loop",
    parts={"history": 2, "batches": 2, "descent": 2, "regulariser": 1, "start": 1, "sampling": 1, "continues": 1,
           "same weights": 1, "learns": 1},
    cases=CASES,
    facets=[
        of("history", "the step to which each entry belongs", "history",
           "The history does not hold the loss of each step's minibatch, in the order of the steps."),
        of("history", "a second call", "second history", "A second call does not return its own losses.", GIVEN_SEED),
        Facet("history: where nothing is left to learn", "history", "Where loss and gradient are zero, the history has not one entry a step.",
              NothingToLearn(), GIVEN_SEED),
        *loud(),
        of("batches", "sizes", "sizes", "The loss function does not get batch_size examples in each step."),
        of("batches", "labels", "labels", "The labels of a minibatch do not belong to its rows, or its rows are no rows of X.",
           (*ORDINARY, "labels that begin with 1")),
        of("batches", "new ones", "new ones", "Every step works on the same minibatch."),
        Facet("batches: the caller's arrays", "batches", "It changes X or y in place: leave the caller's arrays alone.",
              ArgumentsKept(), (GIVEN_SEED[0], "labels that begin with 1"),
              slips=dict.fromkeys(("X changed", "y changed", "X and y changed"), "changes-input")),
        of("descent", "each step, in units of -learning_rate * dW", "descent",
           "A step should change W by minus the learning rate times the dW that the loss function returned; yours does something else."),
        Facet("descent: where the slope is steep", "descent", "Where gradients are large, a step is not learning_rate times dW.",
              SteepStep(1e4), GIVEN_SEED, 1e-2),
        of("regulariser", "strength", "strength", "The loss function is not given the reg that train was called with."),
        Facet("start: first W", "start", "The first W is not the one that the stub describes.", Drawn(weights=True), GIVEN_SEED),
        Facet("start: the size of a first W that no seed repeats", "start", "The first W is not the one that the stub describes.",
              SizeAnew(), GIVEN_SEED),
        *(
            Facet(f"{part}: {case}", part, says, Drawn(weights, SIX()), (case,))
            for part, weights, case, says in (
                ("start", True, "a class without examples", "The first W is wrong where a class has no example."),
                ("start", True, "no example of class 1", "The first W is wrong where a class has no example."),
                ("start", True, "the default seed, and float32", "The first W is wrong with the default seed."),
                ("sampling", False, "the default seed, and float32", "The minibatches are others with the default seed."),
                ("sampling", False, "more examples in a minibatch than there are", "The minibatches are others where batch_size is above N."),
            )
        ),
        of("start", "a new classifier", "before", "A new classifier has weights before it is trained.", GIVEN_SEED),
        Facet("sampling: minibatches", "sampling", "The minibatches are not those that one self.rng.choice in each step would pick.",
              Drawn(weights=False), GIVEN_SEED),
        of("continues", "weights", "second weights", "A second call does not go on from self.W.", GIVEN_SEED),
        of("continues", "minibatches", "second minibatches",
           "A second call does not go on with the random numbers where the first has stopped.", GIVEN_SEED),
        Facet("continues: the largest class is missing", "continues",
              "A second call does not go on from self.W where its labels lack the largest class.", FewerClasses(), GIVEN_SEED),
        Facet("same weights: least squares", "same weights", "With the same seed and data, W does not end where it should.",
              Trained(("least squares",)), ("five steps of least squares",)),
        Facet("same weights: softmax and hinge", "same weights", "With the same seed and data, W does not end where it should.",
              Trained((softmax_loss, svm_loss)), ("softmax, and hinge with the default seed in float32",)),
        *(
            Facet(f"same weights: the default of {setting}", "same weights",
                  "Called as train(X, y), it does not do what the settings in its first line in the stub ask for.",
                  DefaultSetting(setting), ("",))
            for setting in ("learning_rate", "reg", "num_iters", "batch_size")
        ),
        Facet("learns", "learns", "On well separated classes the loss hardly falls, or rises.", Trained((softmax_loss,), 0.7), ("forty steps",)),
    ],
)  # fmt: skip
