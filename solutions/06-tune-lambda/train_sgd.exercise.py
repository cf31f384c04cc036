"""The exercise `train_sgd`: what its loop draws, hands on and steps along."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.grading import generator
from linearloss import sgd_looks as looks
from linearloss import training_manner_looks as manners
from linearloss.exercise import Arguments, Asked, Case, Exercise, Facet
from linearloss.function import LocalFunction
from linearloss.outcome import Outcome, Trouble, same
from linearloss.probes import FIRST_ONLY, ONE_WITH_THE_ARGUMENT, OVERWRITTEN
from linearloss.training_runs import OWN_SIZE, WHATEVER_THE_SEED, Training, run
from solutions.reference.tune_lambda import train_sgd as reference

Floats = NDArray[Any]
SMALL = 0.001  # the scale of the first weights


def training(
    seed: int, shape: tuple[int, int], labels: Any, steps: int, batch: int, drawn: int, *, rate: float = 0.07, reg: float = 0.0,
    dtype: str = "float64",
) -> Arguments:  # fmt: skip
    """Random examples whose first pixel is the number of the row, and weights of both signs at which the loss is lowest."""
    random = generator(seed)
    y = np.asarray(labels)
    X = random.normal(size=shape)
    X[:, 0] = np.arange(len(X))
    aim = random.uniform(0.5, 1.5, size=(shape[1], int(y.max()) + 1))
    aim *= random.choice([-1, 1], size=aim.shape)
    return X.astype(dtype), y, aim, rate, reg, steps, batch, drawn


def ordinary(dtype: str = "float64", reg: float = 0.0) -> Arguments:
    return training(51, (13, 4), np.arange(13) % 3, 6, 5, 23, reg=reg, dtype=dtype)


def shown(dtype: str = "float64", reg: float = 0.0, classes: int = 2) -> Arguments:
    X = np.stack([np.arange(8.0), np.cos(np.arange(8.0)), np.ones(8)], axis=1)
    aim = np.array([[1.0, -0.5, 0.5], [0.5, -1.0, 1.5], [-1.5, 1.0, -0.5]])[:, :classes]
    return X.astype(dtype), (classes - 1) * (np.arange(8) % 2), aim, 0.1, reg, 5, 3, 4


def case(name: str, make: Callable[..., Arguments], *args: Any, visible: bool = False) -> Case:
    return Case(name, lambda: make(*args), visible)


SHOWN, PLAIN, OTHER, LARGE = "a small training", "another training", "other sizes and another seed", "a minibatch larger than N"
SHOWN_GAP, GAP, MANY = "labels 0 and 2 only", "a class without examples", "more than a hundred steps"
REG = ("a small training with reg = 0.5", "another training with reg = 0.6")
FLOAT32 = ("a small training in float32", "another training in float32")
CASES = [
    case(SHOWN, shown, visible=True),
    case(PLAIN, ordinary),
    case(OTHER, training, 52, (9, 6), np.arange(9) % 4, 4, 3, 8),
    case(LARGE, training, 54, (7, 3), np.arange(7) % 3, 3, 10, 5),
    case(GAP, training, 53, (10, 4), [0, 3, 1, 3, 0, 1, 3, 0, 1, 3], 4, 4, 31),
    case(SHOWN_GAP, shown, "float64", 0.0, 3, visible=True),
    Case(MANY, lambda: training(55, (6, 2), np.arange(6) % 2, 130, 2, 3, rate=0.001)),  # what changes once in a while shows
    case(REG[0], shown, "float64", 0.5, visible=True),
    case(REG[1], ordinary, "float64", 0.6),
    case(FLOAT32[0], shown, "float32", visible=True),
    case(FLOAT32[1], ordinary, "float32"),
]
TWO = (SHOWN, PLAIN)
ORDINARY = (*TWO, OTHER)
BOTH_TYPES = (*TWO, *FLOAT32)


def first_weights(*args: Any) -> Floats:
    X, y, _, _, _, _, _, seed = args
    return SMALL * np.random.default_rng(seed).standard_normal((X.shape[1], int(y.max()) + 1))


def fresh() -> Arguments:
    """A training of a size, and with a seed, that no other case has."""
    return training(56, (11, 5), np.arange(11) % 5, 3, 4, 1234)


def right() -> list[Floats]:
    one = Training(*fresh())
    return [reference(*one.arguments(one.loss()))]


def facet(part: str, detail: str, says: str, look: Any, cases: tuple[str, ...], slips: dict[str, str] | None = None) -> Facet:
    return Facet(f"{part}: {detail}", part, says, look, cases, looks.TOLERANCE, slips or {})


WEIGHTS = [
    facet("weights", "the first ones", "The first weights are not 0.001 * rng.standard_normal((D, C)), drawn before anything else.",
          looks.FirstWeights(), (*ORDINARY, SHOWN_GAP, GAP), {WHATEVER_THE_SEED: "seed-ignored"}),
    facet("weights", "their scale", "The first weights have another scale than 0.001.", looks.Scale(first_weights, SMALL), ORDINARY,
          {"another": "start-other-scale", "as drawn": "start-not-small", "zero": "start-with-zeros"}),
    facet("weights", "rows drawn", "The rows of a minibatch are not those of rng.choice(N, size=batch_size).", looks.Rows(), (*ORDINARY, LARGE),
          {OWN_SIZE: "hard-coded-size", WHATEVER_THE_SEED: "seed-ignored"}),
    facet("weights", "number of steps", "There should be num_iters steps.", looks.NumberOfSteps(), (*ORDINARY, MANY),
          {looks.ROUNDS: "epochs-for-steps"}),
    facet("weights", "where nothing is left to learn", "It stops before its num_iters steps where nothing is left to learn.", looks.NothingToLearn(), TWO),
    facet("weights", "the first step", "The first step is not -learning_rate * dW.", looks.FirstStep(), ORDINARY),
    facet("weights", "large gradients", "A step is not in proportion to the gradient.", looks.LengthOfSteps(), (PLAIN,), {looks.CUT: "gradient-clipped"}),
    facet("weights", "later steps", "A later step is not like the first one.", looks.LaterSteps(), (*TWO, MANY), {"shorter": "rate-decays"}),
    facet("weights", "along the gradient", "A step does not go along the gradient that the loss function returns for it.", looks.AlongTheGradient(), ORDINARY),
    facet("weights", "what is returned", "It should return the weights after the last step.", looks.WeightsReturned(), ORDINARY),
    facet("weights", "without steps", "With num_iters = 0 it should return the first weights.", looks.WithoutSteps(), TWO),
    facet("weights", "shape", "W should have shape (D, C), with C = max(y) + 1.", looks.ShapeOfWeights(), (*TWO, SHOWN_GAP, GAP)),
    facet("weights", "the array returned", "It should return a new array, which nothing changes afterwards.", manners.WeightsKept(), TWO,
          {ONE_WITH_THE_ARGUMENT: "result-is-the-argument", OVERWRITTEN: "result-overwritten"}),
    facet("weights", "in turn", "Called twice, it is right the first time only: it keeps something between the calls.",
          manners.TrainingsInTurn(fresh, right), (SHOWN,), {FIRST_ONLY: "depends-on-earlier-calls"}),
]  # fmt: skip


def details(asked: Asked) -> list[Outcome]:
    """All that is looked at by itself in the weights."""
    cases = {case.name: case for case in CASES}
    return [one.look(asked, cases[name]) for one in WEIGHTS for name in one.cases or ()]


@cache
def right_details(_problems: float) -> list[Outcome]:
    """The same of the right function, once for each set of problems."""
    return details(Asked(LocalFunction(reference), "train_sgd"))


def details_are_right(asked: Asked) -> bool:
    right = right_details(float(generator(51).random()))
    return all(same(one, other, looks.TOLERANCE) for one, other in zip(details(asked), right, strict=True))


def in_the_end(asked: Asked, case: Case) -> Outcome:
    """The weights of a whole training, if nothing that is looked at by itself explains that they are wrong."""
    if not asked.kept("details", lambda: details_are_right(asked)):
        return "as the steps say"
    one = Training(*case.make())
    found, right = run(asked, one, case.name, steady=False).W, reference(*one.arguments(one.loss(steady=False)))
    return "as the steps say" if not isinstance(found, Trouble) and same(found, right.astype(float), looks.TOLERANCE) else "other weights"


exercise = Exercise(
    function="train_sgd",
    read="section 5, Bring your losses, and your loop; and the docstring, on the order of the random numbers",
    parts={"weights": 2, "minibatches": 1, "regulariser": 1, "dtype": 1},
    cases=CASES,
    arguments=("X", "y", "", "learning_rate", "reg", "num_iters", "batch_size", ""),
    facets=[
        *WEIGHTS,
        facet("weights", "in the end", "The weights that it returns are not right.", in_the_end, (*ORDINARY, LARGE, GAP, MANY)),
        facet("minibatches", "size", "A minibatch should have batch_size examples.", manners.SizeOfMinibatches(), BOTH_TYPES),
        facet("minibatches", "rows and labels", "A minibatch should hold rows of X, with their labels.", manners.RowsAndLabels(), BOTH_TYPES),
        facet("minibatches", "each step", "Each step should have a minibatch of its own.", manners.EachStep(), BOTH_TYPES),
        facet("minibatches", "the arguments", "It changes X or y in place.", manners.ArraysLeftAlone(), BOTH_TYPES, {"changed": "changes-input"}),
        facet("regulariser", "handed on", "reg is not handed on to the loss function.", manners.Strengths(), REG),
        facet("regulariser", "once", "reg changes the weights even if the loss function makes nothing of it: its gradient is in dW already.",
              manners.RegularisedTwice(), REG, {"another way": "regulariser-twice"}),
        facet("dtype", "of the weights", "W should have the dtype of X from the first step to the last.", manners.TypeOfWeights(), BOTH_TYPES),
    ],
)  # fmt: skip
