"""What a search of the student's own is made of: its ranges, what came of it, the losses of a training, and the test images."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .answers import kind_of, refuse_empty
from .failure import CheckFailed
from .progress import track
from .sentences import say
from .stopped_cells import refuse_older
from .telling import tell, telling

FEWEST_SETTINGS, MOST_SETTINGS = 8, 40
LIMITS = {"number": (FEWEST_SETTINGS, MOST_SETTINGS), "steps": (50, 20_000), "seed": (0, 2**31)}
RANGES = ("learning_rate", "reg")
WIDEST, NARROWEST_FIRST = 1e12, 10.0
WIDEST_FINER = 1e4  # both ranges together: whatever is wider searches at random
# The ranges that the notebook itself opens, for softmax: a random search, then a map.
OF_THE_TOUR = (
    {"learning_rate": (3e-7, 5e-6), "reg": (10.0, 1e4)},
    {"learning_rate": (1e-8, 1e-5), "reg": (1.0, 1e6)},
)
LEAST_SQUARES_FACTOR = 0.03  # of the learning rates, where least squares takes the place of softmax
EXAMPLE = '{"learning_rate": (low, high), "reg": (low, high), "number": 10, "steps": 200, "seed": 1}'

Ranges = Mapping[str, Any]
Loss = Callable[[np.ndarray, np.ndarray, np.ndarray, float], tuple[Any, np.ndarray]]


def check_ranges(given: Any, name: str, first: Any = None) -> None:
    """That a search can be made with these ranges, and that they are not those of the tour.

    Args:
        given: "learning_rate" and "reg", each a pair (low, high), and the whole numbers "number" of settings, "steps" of a
            training, and "seed".
        first: the ranges of the first search, if `given` are those of the finer one, which must be narrower.

    Raises:
        CheckFailed: with the sentence for the student.
    """
    _check_form(given, name)
    if any(_same(given, tour, factor) for tour in OF_THE_TOUR for factor in (1.0, LEAST_SQUARES_FACTOR)):
        raise CheckFailed(
            say(
                "{name} are the ranges of the tour, which suit pixels that are not standardised. Choose ranges of your own.",
                name=name,
            )
        )
    if first is None:
        for key in RANGES:
            if width(given[key]) < math.log(NARROWEST_FIRST) - 1e-9:
                raise CheckFailed(
                    say(
                        '{name}["{key}"] spans less than a factor of {factor:.0f}: a first search does not know yet where the good values lie.',
                        name=name,
                        key=key,
                        factor=NARROWEST_FIRST,
                    )
                )
        return
    _check_form(first, "first_ranges")
    together, before = (sum(width(of[key]) for key in RANGES) for of in (given, first))
    if together >= before - 1e-9:
        raise CheckFailed(
            say(
                "{name} are not finer than the first ranges: together, they should span fewer powers of ten.", name=name
            )
        )
    if together > math.log(WIDEST_FINER) + 1e-9:
        raise CheckFailed(
            say(
                "{name} span {together:.1f} powers of ten together, and {most:.0f} is the most for a finer search: keep to where the good settings of your first search lie.",
                name=name,
                together=together / math.log(10),
                most=math.log10(WIDEST_FINER),
            )
        )


def check_ranges_given(given: Any, name: str, first: Any = None) -> None:
    """The visible check of ranges: as `check_ranges`, and says so if all is well."""
    with telling(name):
        refuse_older(name)
        check_ranges(given, name, first)
        spans = " and ".join(f"{width(given[key]) / math.log(10):.1f} for {key}" for key in RANGES)
        told = say(
            "{name}: passed. Powers of ten: {spans}; {number} settings of {steps:,} steps.",
            name=name,
            spans=spans,
            number=given["number"],
            steps=given["steps"],
        )
        tell(name, "passed", told)


def width(pair: Any) -> float:
    """Of a range (low, high): the logarithm of high / low."""
    low, high = pair
    return math.log(high) - math.log(low)


def _check_form(given: Any, name: str) -> None:
    refuse_empty(given, name)
    if not isinstance(given, Mapping):
        raise CheckFailed(
            say(
                "{name} should be a dictionary such as {example}, but is {kind}.",
                name=name,
                example=EXAMPLE,
                kind=kind_of(given),
            ),
            layer="type",
        )
    for key in (*RANGES, *LIMITS):
        if key not in given:
            raise CheckFailed(
                say('{name} lacks "{key}". It should look like {example}.', name=name, key=key, example=EXAMPLE),
                layer="missing",
            )
    for key in RANGES:
        _check_pair(given[key], f'{name}["{key}"]')
    for key, (low, high) in LIMITS.items():
        value = given[key]
        if isinstance(value, bool) or not isinstance(value, (int, np.integer)) or not low <= value <= high:
            raise CheckFailed(
                say(
                    '{name}["{key}"] should be a whole number from {low:,} to {high:,}.',
                    name=name,
                    key=key,
                    low=low,
                    high=high,
                )
            )


def _check_pair(pair: Any, what: str) -> None:
    if not isinstance(pair, (tuple, list)) or len(pair) != 2:
        raise CheckFailed(
            say("{what} should be a pair (low, high), but is {kind}.", what=what, kind=kind_of(pair)), layer="type"
        )
    for value in pair:
        if isinstance(value, bool) or not isinstance(value, (int, float, np.integer, np.floating)):
            raise CheckFailed(say("{what} should be a pair of numbers.", what=what), layer="type")
    try:
        low, high = map(float, pair)
    except OverflowError:  # an integer of hundreds of digits
        low, high = 0.0, math.inf
    if not (math.isfinite(low) and math.isfinite(high) and 0 < low < high):
        raise CheckFailed(
            say("{what} should be two positive numbers, the smaller one first: their logarithms are drawn.", what=what)
        )
    if high / low > WIDEST:
        raise CheckFailed(
            say(
                "{what} spans more than {most:.0f} powers of ten: few settings would be any good.",
                what=what,
                most=math.log10(WIDEST),
            )
        )


def _same(given: Ranges, other: Ranges, factor: float) -> bool:
    wanted = {"learning_rate": [factor * one for one in other["learning_rate"]], "reg": other["reg"]}
    return all(np.allclose(given[key], wanted[key], rtol=0.01, atol=0) for key in RANGES)


@dataclass
class Searched:
    """What came of one search.

    Attributes:
        ranges: that the settings were drawn from.
        results: a dictionary for each setting, as `search` returns them.
        weights: of each setting, (D, C).
        losses: of each setting: the minibatch loss of every step.
        ended: when it ended, in seconds as time.time gives them.
    """

    ranges: Ranges
    results: list[dict[str, float]]
    weights: list[np.ndarray]
    losses: list[list[float]]
    ended: float = field(default_factory=time.time)


class Recorder:
    """A loss function that keeps what it has returned, so that one can draw the losses of a training.

    Stands in the place of ``loss``: called as ``recorder(W, X, y, reg)``, returns ``(loss, dW)``.

    Args:
        loss: the loss function itself.
        keep: numbers of steps: a copy of the weights that it is then given is kept, too.
        steps: how many calls there will be, for a progress bar; 0 for none.
        label: what the bar says.

    Attributes:
        losses: the loss at each call.
        weights: number of the step -> the weights before it.
    """

    def __init__(self, loss: Loss, keep: tuple[int, ...] = (), steps: int = 0, label: str = ""):
        self.loss = loss
        self.keep = frozenset(keep)
        self.losses: list[float] = []
        self.weights: dict[int, np.ndarray] = {}
        self._bar = iter(track(range(steps), label)) if steps else iter(())
        next(self._bar, None)

    def __call__(self, W: np.ndarray, X: np.ndarray, y: np.ndarray, reg: float) -> tuple[Any, np.ndarray]:
        if len(self.losses) in self.keep:
            self.weights[len(self.losses)] = W.copy()
        value, dW = self.loss(W, X, y, reg)
        self.losses.append(float(value))
        next(self._bar, None)
        return value, dW


@dataclass
class Opening:
    """One use of the test images: the weights, their accuracy, and when it was measured last."""

    W: np.ndarray
    accuracy: float
    time: float


class Envelope:
    """The test images, and how often they have been used since this notebook's kernel was started.

    The record is for an honest student who loses count; whoever wants to get around it can.
    """

    # Of the kernel, not of one object: a cell that is run again must not make anything forgotten.
    openings: list[Opening] = []  # noqa: RUF012

    def __init__(self, measure: Callable[[np.ndarray], float]):
        """Args: measure: weights -> their accuracy on the test images."""
        self._measure = measure

    def open(self, W: np.ndarray, final: Any) -> float:
        """The accuracy of W on the test images. The same weights again are no new use of them.

        Raises:
            CheckFailed: the choice is not declared final, by `final` being True.
        """
        if final is not True:
            raise CheckFailed(
                say("The test images stay in their envelope until your choice is final."), layer="missing"
            )
        scale = 1e-3 * float(np.max(np.abs(W), initial=0.0))
        for known in self.openings:
            if known.W.shape == W.shape and np.allclose(known.W, W, rtol=0, atol=scale):
                known.time = time.time()
                return known.accuracy
        self.openings.append(Opening(W.copy(), self._measure(W), time.time()))
        return self.openings[-1].accuracy

    @property
    def count(self) -> int:
        """How many different weights have been tried on the test images."""
        return len(self.openings)

    @property
    def last(self) -> float:
        """When they were used last, in seconds as time.time gives them; 0 if never."""
        return max((one.time for one in self.openings), default=0.0)
