"""The exercise `gradient_descent`: the weights after some steps downhill, and the losses met on the way."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from autograder.grading import generator
from linearloss.exercise import AS_ASKED_FOR, Arguments, Asked, Case, Exercise, Facet
from linearloss.outcome import Outcome
from linearloss.walk_looks import HISTORY_FIRST, LossesNoted, NoStep, OfTheWalk, OtherShape, StartKept, SteepWalk, ResultsInOrder
from linearloss.walks import Valley

Array = NDArray[np.float64]
STEEP = 1e4


def reference(
    loss_function: Callable[[Array], tuple[float, Array]], W: Array, learning_rate: float, num_iters: int
) -> tuple[Array, list[float]]:
    """Plain gradient descent; the weights after `num_iters` steps and the losses before each of them."""
    history = []
    for _ in range(num_iters):
        loss, dW = loss_function(W)
        history.append(float(loss))
        W = W - learning_rate * dW
    return W, history


def valley(seed: int, rate: float, steps: int, shape: tuple[int, ...] = (2, 3), *, steepness: float = 1.0, least: float = 0.5,
           at_zero: bool = False, at_the_bottom: bool = False) -> Arguments:  # fmt: skip
    """A walk: the valley's half-axes (from `least` to 2) and centre, the start at a distance of 1 to 2, learning rate and steps."""
    numbers = generator(seed)
    scale = numbers.uniform(least, 2.0, size=shape)
    centre = numbers.normal(size=shape) * (not at_zero)
    away = numbers.choice([-1.0, 1.0], size=shape) * numbers.uniform(1, 2, size=shape)
    return steepness * scale, centre, centre + away * (not at_the_bottom), rate, steps


def toy(steps: int, rate: float = 0.25) -> Arguments:
    return np.array([[1.0, 0.5]]), np.ones((1, 2)), np.array([[2.0, -1.0]]), rate, steps


SQUARE = np.array([[1.0, 0.5], [0.5, 1.0]]), np.ones((2, 2)), np.array([[2.0, -1.0], [0.0, 3.0]]), 0.25, 3
CASES = [
    Case("three steps of rate 0.25 on (u - 1)**2 + (v - 1)**2 / 2, from [[2, -1]]", lambda: toy(3), visible=True),
    Case("four steps of rate 2 on (u - 1)**2 + (v - 1)**2 / 2, from [[2, -1]]", lambda: toy(4, 2.0), visible=True),
    Case("five steps", lambda: valley(55, 0.07, 5)),
    Case("two steps", lambda: valley(56, 0.07, 2)),
    Case("nine short steps", lambda: valley(57, 0.03, 9)),
    Case("steps so long that the loss rises", lambda: valley(58, 1.1, 4, least=1.0)),
    Case("no step on (u - 1)**2 + (v - 1)**2 / 2, from [[2, -1]]", lambda: toy(0), visible=True),
    Case("no step", lambda: valley(59, 0.07, 0)),
    Case("large gradients", lambda: valley(60, 0.07 / STEEP, 1, steepness=STEEP)),
    # To zero a walk gets nearer for ever; to anywhere else it ends in a rounding error.
    Case("a walk that arrives", lambda: valley(61, 0.2, 60, at_zero=True)),
    Case("a start at the bottom", lambda: valley(62, 0.2, 5, at_the_bottom=True)),
    Case("steps that just keep the loss", lambda: (np.full((2, 3), 5.0), *valley(63, 0.2, 5)[1:])),
    Case("a vector, on (u - 1)**2 + (v - 1)**2 / 2", lambda: (np.array([1.0, 0.5]), np.ones(2), np.array([2.0, -1.0]), 0.25, 3), visible=True),
    Case("a vector", lambda: valley(64, 0.1, 4, (3,))),
    Case("three axes", lambda: valley(65, 0.1, 3, (2, 1, 2))),
]
WALKS = tuple(case.name for case in CASES[:6])
NO_STEP = tuple(case.name for case in CASES[6:8])

def asked_at(asked: Asked, args: Arguments, places: slice = slice(None)) -> list[bytes]:
    """Where the loss is asked for in a walk, whatever comes back of it."""
    scale, centre, *walk = args
    valley = Valley(scale, centre)
    asked.call(valley, *walk)
    return [at.tobytes() for at in valley.asked[places]]


def rate_counts(asked: Asked, case: Case) -> Outcome:
    *walk, rate, steps = case.make()
    places, others = (asked_at(asked, (*walk, one, steps)) for one in (rate, rate / 2))
    return "otherwise" if len(places) > 1 and places == others else AS_ASKED_FOR


def steps_count(asked: Asked, case: Case) -> Outcome:
    *walk, steps = case.make()
    fewer, more = (len(asked_at(asked, (*walk, one))) for one in (steps, steps + 3))
    return "otherwise" if fewer == more > 0 else AS_ASKED_FOR


exercise = Exercise(
    function="gradient_descent",
    read="section 3, Walking downhill",
    parts={"weights": 2, "history": 1, "edges": 1},
    cases=CASES,
    hints=[
        Facet("learning_rate", "weights", "Its steps are the same for another learning_rate.", rate_counts, WALKS[2:3]),
        Facet("num_iters", "weights", "It asks loss_function equally often for another num_iters.", steps_count, WALKS[2:3]),
    ],
    facets=[
        *(
            Facet(f"{part}: order", part, "It is return W, history: the weights first.", ResultsInOrder(), WALKS[:2],
                  slips={HISTORY_FIRST: "swapped"})
            for part in ("weights", "history", "edges")
        ),
        Facet("weights: where the walk begins", "weights", "The walk does not begin at the W that was given.", OfTheWalk("begin"), WALKS),
        Facet("weights: each step, in units of -learning_rate * dW", "weights",
              "Somewhere on the way, up to the W that is returned, a step does not go learning_rate times the gradient downhill.", OfTheWalk("steps"), WALKS),
        Facet("weights: the step after which the W returned was met", "weights",
              "The W returned is not the one after the last step.", OfTheWalk("returned"), WALKS),
        Facet("weights: where the slope is steep", "weights",
              "Where gradients are large, W does not end where it should.",
              SteepWalk(valley(66, 0.07, 1)), ("large gradients",)),
        Facet("history: the step before which each loss was met", "history",
              "The history does not hold the losses met on the way, each taken before its step.", OfTheWalk("history"), WALKS),
        *(
            Facet(f"history: {case}", "history", f"The history does not hold num_iters losses in {case}.", LossesNoted(), cases)
            for case, cases in (
                ("a walk that arrives", ("a walk that arrives",)),
                ("a start at the bottom", ("a start at the bottom",)),
                ("a loss that stays the same", ("steps that just keep the loss",)),
                ("a walk without a step", NO_STEP),
            )
        ),
        Facet("edges: no step", "edges", "With num_iters = 0, W should come back as it was.", NoStep(), NO_STEP),
        Facet("edges: other shapes", "edges", "Where W has another shape than a matrix, it does not go where it should.",
              OtherShape((toy(3), SQUARE)), ("a vector, on (u - 1)**2 + (v - 1)**2 / 2", "a vector", "three axes")),
        Facet("edges: W itself", "edges", "It changes the W that it was given: make new arrays.",
              StartKept(), (WALKS[0], WALKS[2]), slips={"changed": "changes-input"}),
    ],
)  # fmt: skip
