"""A training loop, watched through the loss function that it is given: `train(loss_function, X, y, learning_rate, reg, …)`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .exercise import Asked, Case
from .function import Alike, content
from .outcome import Array, Trouble, same
from .sentences import say
from .several_looks import array_of

STEADILY, ANOTHER = "", "another one at each call"
WHATEVER_THE_SEED = "the same whatever the seed"
OWN_SIZE = "minibatches of a size of its own"


@dataclass(frozen=True)
class Training:
    """The arguments behind the loss function, and where the loss pulls the weights. `X[:, 0]` holds the number of the row."""

    X: NDArray[Any]
    y: NDArray[np.int64]
    aim: Array
    learning_rate: float
    reg: float
    num_iters: int
    batch_size: int
    seed: int

    def arguments(self, loss: RecordingLoss) -> tuple[Any, ...]:
        """The arguments of a call, the arrays copied."""
        numbers = (self.learning_rate, self.reg, self.num_iters, self.batch_size, self.seed)
        return (loss, self.X.copy(), self.y.copy(), *numbers)

    def loss(self, steady: bool = True) -> RecordingLoss:
        """A new loss function for this training."""
        return RecordingLoss(self.aim, self.X.dtype, steady)


@dataclass(frozen=True)
class Given:
    """What one call of the loss function was given; `reg` is None if nothing was."""

    W: Array
    X: Array
    y: NDArray[Any]
    reg: float | None


@dataclass
class RecordingLoss:
    """A loss function that notes how it is called and pulls the weights towards `aim`; it never raises.

    Attributes:
        aim: shape (D, C), the weights at which it would be lowest.
        dtype: of the gradient.
        steady: the gradient is the same at every call, so that a step shows nothing but the step; else it depends on
            the weights, the rows and their number, so that a step along another gradient shows.
    """

    aim: Array
    dtype: Any
    steady: bool
    calls: list[Given] = field(default_factory=list)
    gradients: list[Array] = field(default_factory=list)

    @property
    def alike(self) -> Alike:
        return Alike((RecordingLoss, content(self.aim), np.dtype(self.dtype).str, self.steady), in_order=self.steady)

    def __call__(self, W: Any, X: Any, y: Any, reg: Any = None) -> tuple[float, NDArray[Any]]:
        """The loss and its gradient, in which `reg` takes no part."""
        try:
            call = Given(np.array(W), np.array(X, dtype=float), np.array(y), None if reg is None else float(reg))
        except (TypeError, ValueError):
            return 0.0, np.zeros(self.aim.shape, self.dtype)
        self.calls.append(call)
        if call.W.shape != self.aim.shape or call.W.dtype.kind not in "fiu":
            return 0.0, np.zeros(call.W.shape, self.dtype)
        gradient = -self.aim if self.steady else self._pull(call)
        self.gradients.append(gradient)
        rest = abs(len(self.calls) - 3) if self.steady else float(np.sum(gradient**2))  # lowest in the third step
        rest = rest if self.aim.any() else 0.0  # nothing to learn
        return 4.0 + rest, gradient.astype(self.dtype)

    def _pull(self, call: Given) -> Array:
        pull = call.W.astype(float) - self.aim * (1 + 0.1 * len(np.atleast_1d(call.y)))
        if call.X.ndim == 2 and call.X.shape[1] == self.aim.shape[0]:
            pull = pull + 0.1 * call.X.mean(axis=0)[:, None]
        return np.asarray(2 * pull)


@dataclass(frozen=True)
class Run:
    """One training: what it returned, and how it asked the loss function.

    Attributes:
        training: what it was given.
        result: whatever was returned, or the `Trouble` that came instead.
        W: the weights, or what is wrong with them.
        trouble: what stopped the training, or that it returned nothing at all: then nothing else can be said of it.
    """

    training: Training
    result: Any
    W: Array | Trouble
    loss: RecordingLoss
    trouble: Trouble | None

    @property
    def calls(self) -> list[Given]:
        return self.loss.calls

    @property
    def moves(self) -> list[Array]:
        """The weights at each call, and those returned, as differences."""
        return self._differences(self.calls)

    @property
    def steps(self) -> list[Array]:
        """The same without the calls that no step comes of."""
        return self._differences(self.step_calls)

    def _differences(self, calls: list[Given]) -> list[Array]:
        weights = [one.W.astype(float) for one in calls]
        if not isinstance(self.W, Trouble):
            weights.append(self.W)
        with np.errstate(invalid="ignore", over="ignore"):  # weights that have left the range of floats
            return [later - one if later.shape == one.shape else np.zeros(0) for one, later in pairwise(weights)]

    @property
    def step_calls(self) -> list[Given]:
        """The calls about some rows, if all others are about all rows, as for a history, and the weights stay after these; else all."""
        everything = len(self.training.X)
        few = [one for one in self.calls if one.y.size != everything]
        # Behind the last one there is nothing to compare with, if what came back is none.
        steps = (
            np.any(move) for one, move in zip(self.calls[:-1], self.moves, strict=False) if one.y.size == everything
        )
        return few if few and not any(steps) else self.calls

    @property
    def asks_about_all_as_well(self) -> bool:
        """Whether the loss function is asked about all rows, beside the minibatches."""
        return len(self.step_calls) < len(self.calls)


def rows_of(calls: list[Given]) -> Array | str:
    """The numbers of the rows of these calls."""
    if not calls or any(one.X.ndim != 2 or one.X.shape != calls[0].X.shape for one in calls):
        return "no rows of one size"
    return np.array([one.X[:, 0] for one in calls])


def run(asked: Asked, training: Training, name: str, steady: bool = True) -> Run:
    """A training; asked once for each name."""

    def train() -> Run:
        loss = training.loss(steady)
        result = asked.call(*training.arguments(loss))
        W = array_of(result, say("{name}'s result", name=asked.name))
        stopped = isinstance(W, Trouble) and (isinstance(result, Trouble) or result is None)
        return Run(training, result, W, loss, W if stopped else None)  # type: ignore[arg-type]

    found: Run = asked.kept(f"{name}{'' if steady else ', pulled'}", train)
    return found


def of_case(asked: Asked, case: Case) -> tuple[Training, Run]:
    """The training of a case, with a gradient that is the same at each call."""
    training = Training(*case.make())
    return training, run(asked, training, case.name)


def also_about_all() -> Trouble:
    """What is told of a training that asks about all rows as well: its steps, and the rows of its minibatches, may be right."""
    told = say(
        "Beside a minibatch in each step, the loss function is asked about all rows as well: ask it about the minibatches alone."
    )
    return Trouble("also about all rows", told)


def draws(asked: Asked, case: Case) -> str:
    """How the random numbers come if they do not come from the seed alone, or "": then they are no numbers to compare."""

    def ask() -> str:
        training, first = of_case(asked, case)
        if not same_draws(first, run(asked, training, f"{case.name}, again")):
            return ANOTHER
        other = run(asked, replace(training, seed=training.seed + 71), f"{case.name}, another seed")
        return WHATEVER_THE_SEED if same_draws(first, other) and drawn(first) else STEADILY

    return str(asked.kept(f"{case.name}, draws", ask))


def draws_weights(asked: Asked, case: Case) -> str:
    """The same of the first weights alone."""
    training, first = of_case(asked, case)
    again = run(asked, training, f"{case.name}, again")
    others = draws(asked, case)
    return (
        ""
        if others == ANOTHER and again.calls and same(first.calls[0].W.astype(float), again.calls[0].W.astype(float))
        else others
    )


def drawn(one: Run) -> bool:
    """Whether anything looks drawn: first weights that are not all alike, or minibatches that are not all rows."""
    return bool(one.calls) and np.ptp(one.calls[0].W.astype(float)) > 0


def same_draws(one: Run, other: Run) -> bool:
    """Whether two trainings begin with the same weights and have the same minibatches."""
    if len(one.calls) != len(other.calls):
        return False
    if not one.calls:
        return isinstance(one.W, Trouble) or isinstance(other.W, Trouble) or same(one.W, other.W)
    first, second = (found.calls[0].W.astype(float) for found in (one, other))
    return same(first, second) and all(np.array_equal(a.X, b.X) for a, b in zip(one.calls, other.calls, strict=True))


def has_own_size(asked: Asked, case: Case) -> bool:
    """Whether all minibatches have one size, whatever `batch_size` is."""

    def ask() -> bool:
        training, first = of_case(asked, case)
        # What is rounded, or has a largest value, may be the same for two: not for a few of different sizes.
        others = (
            run(asked, replace(training, batch_size=size), f"{case.name}, {size} in a minibatch")
            for size in (2, training.batch_size + 2, 3 * training.batch_size + 4)
        )
        batches = [call.X for found in (first, *others) for call in found.step_calls]
        if not all(batch.ndim == training.X.ndim for batch in batches):
            return False  # a single row: its length is no size that somebody chose
        return len(sizes := {*map(len, batches)}) == 1 and not sizes & {0, 1, len(training.X)}

    return bool(asked.kept(f"{case.name}, size", ask))
