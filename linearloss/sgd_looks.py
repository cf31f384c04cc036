"""Looks at a training loop `train(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed)`: each thing that it does by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from .exercise import Asked, Case
from .looks import ByCase, by_case
from .outcome import Array, Outcome, Trouble, same
from .sentences import say
from .training_runs import (
    OWN_SIZE,
    STEADILY,
    Run,
    Training,
    also_about_all,
    draws,
    draws_weights,
    has_own_size,
    of_case,
    rows_of,
    run,
)

NO_CALL = "the loss function is never asked"
OTHER_SHAPE = "weights of another shape"
OTHER_CLASSES = "weights for another number of classes"
UNSEEN = say("The weights have another shape than (D, C), so what else is right of them cannot be seen.")
AS_ASKED = "as asked for"
ROUNDS = "rounds through all examples"
TOLERANCE = 1e-4  # float32
FLAT_AND_STEEP = (1e-2, 1e4)  # by what a slope is multiplied
IN_PROPORTION, CUT = "in proportion", "too short where it is large"


def _stopped(training: Training, found: Run) -> Outcome | None:
    """What to say where the loss function is not asked with weights of the right shape."""
    if found.trouble is not None:
        return found.trouble
    if not found.calls:
        return NO_CALL
    W, wanted = found.calls[0].W, training.aim.shape
    if W.shape == wanted:
        return None
    return Trouble(OTHER_CLASSES if W.ndim == 2 and len(W) == wanted[0] else OTHER_SHAPE, UNSEEN)


@dataclass(frozen=True)
class FirstWeights:
    """The first weights, whatever their scale; in words if they do not come from the seed alone."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        training, found = of_case(asked, case)
        stopped = _stopped(training, found)
        if stopped is not None:
            return stopped
        first = found.calls[0].W.astype(float)
        return draws_weights(asked, case) or first / max(float(np.max(np.abs(first))), 1e-300)


@dataclass(frozen=True)
class Scale:
    """The scale of the first weights, in words, if they are zeros or right but for that; which numbers are drawn is seen elsewhere.

    Attributes:
        expected: the training -> the first weights as they should be.
        factor: what normal numbers are multiplied by.
    """

    expected: ByCase
    factor: float

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        training, found = of_case(asked, case)
        stopped = _stopped(training, found)
        if stopped is not None:
            return stopped
        first, expected = found.calls[0].W.astype(float), np.asarray(by_case(self.expected, case, case.make()))
        if not np.any(first):
            return "zero"
        scale = float(np.sum(first * expected) / np.sum(expected * expected))
        if draws(asked, case) != STEADILY or abs(scale - 1) < TOLERANCE or not same(first, scale * expected, TOLERANCE):
            return AS_ASKED
        return "as drawn" if abs(scale * self.factor - 1) < TOLERANCE else "another"


@dataclass(frozen=True)
class Rows:
    """The numbers of the rows that are drawn; in words if they do not come from the seed alone, or not as many as asked for."""

    numbers_are: ClassVar = "places"

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        training, found = of_case(asked, case)
        stopped = _stopped(training, found)
        if stopped is not None:
            return stopped
        return draws(asked, case) or (OWN_SIZE if has_own_size(asked, case) else rows_of(found.step_calls))


@dataclass(frozen=True)
class NumberOfSteps:
    """How often the loss function is asked for a step; in words if that is once for each minibatch of so many rounds through all examples."""

    numbers_are: ClassVar = "a count"

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        training, found = of_case(asked, case)
        if found.trouble is not None:
            return found.trouble
        count = len(found.step_calls)
        if count == training.num_iters and found.asks_about_all_as_well:
            return also_about_all()
        if count > training.num_iters:
            one_by_one = run(asked, replace(training, batch_size=1), f"{case.name}, one by one")
            if len(one_by_one.step_calls) == training.num_iters * len(training.X):
                return ROUNDS
        return np.array(float(count))


@dataclass(frozen=True)
class NothingToLearn:
    """Whether it goes on where the gradient is zero and the loss stays the same, if it takes all steps elsewhere."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        training, found = of_case(asked, case)
        flat = run(asked, replace(training, aim=np.zeros_like(training.aim)), f"{case.name}, nothing to learn")
        as_many = flat.trouble is not None or len(flat.step_calls) >= training.num_iters > len(flat.step_calls) - 2
        complete = len(found.step_calls) == training.num_iters
        return "goes on" if as_many or not complete else "stops"


@dataclass(frozen=True)
class FirstStep:
    """The first step, where the gradient is the same at each call; where it asks more often than once for each, the first that is one."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        training, found = of_case(asked, case)
        stopped = _stopped(training, found)
        if stopped is not None or not found.steps:
            return "no step" if stopped is None else stopped
        # Who asks elsewhere, as half a step ahead, shows the step by where a training of one ends.
        alone = run(asked, replace(training, num_iters=1), f"{case.name}, one step")
        right = training.learning_rate * training.aim
        if (
            len(found.step_calls) >= training.num_iters
            and len(alone.calls) == 1
            and alone.moves
            and same(alone.moves[0], right, TOLERANCE)
        ):
            return right
        asks_more = len(found.step_calls) > training.num_iters
        return next((step for step in found.steps if asks_more and np.any(step)), found.steps[0])


@dataclass(frozen=True)
class LaterSteps:
    """How long the last step before the last call is, beside the first one: the gradient is the same."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        training, found = of_case(asked, case)
        stopped = _stopped(training, found)
        if stopped is not None:
            return stopped
        if len(found.step_calls) < 3:
            return "no later step"
        first, last = found.steps[0], found.steps[len(found.step_calls) - 2]
        if not np.any(first):
            return AS_ASKED if not np.any(last) else "longer"
        factor = float(np.sum(first * last) / np.sum(first * first))
        if not same(last, factor * first, TOLERANCE):
            return "in another direction"
        if abs(factor - 1) < 1e-3:
            return AS_ASKED
        if not _parallel(first, training.aim):
            return "not along the gradient, nor like the first one"
        return "shorter" if factor < 1 else "longer"


@dataclass(frozen=True)
class AlongTheGradient:
    """Whether each step goes along the gradient of its own minibatch and weights, up or down, however far."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        training = Training(*case.make())
        found = run(asked, training, case.name, steady=False)
        stopped = _stopped(training, found)
        if stopped is not None:
            return stopped
        pairs = list(zip(found.moves, found.loss.gradients, strict=False))[: len(found.calls) - 1]
        return "along it" if all(_parallel(step, gradient) for step, gradient in pairs) else "elsewhere"


def _parallel(step: Array, gradient: Array) -> bool:
    if step.shape != gradient.shape:
        return False
    if not np.all(np.isfinite(gradient)):  # as of a minibatch without a row
        return True
    lengths = float(np.linalg.norm(step) * np.linalg.norm(gradient))
    return lengths == 0 or abs(float(np.sum(step * gradient))) > (1 - 1e-6) * lengths


@dataclass(frozen=True)
class WeightsReturned:
    """Which weights are returned, in words."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        training, found = of_case(asked, case)
        W = found.W
        if isinstance(W, Trouble):
            return W
        stopped = _stopped(training, found)
        if stopped is not None:
            return stopped
        calls = [one.W.astype(float) for one in found.step_calls]
        if W.shape != calls[-1].shape:
            return "weights of another shape than in the steps"
        if same(W, calls[0]):
            return "the first weights"
        if len(calls) > 1 and same(W, calls[-1]):
            return "the weights before the last step"
        if len(found.calls) > 2 and same(W, found.calls[2].W.astype(float)):
            return "the weights of the lowest loss"
        way = calls[-1] - calls[-2] if len(calls) > 1 else training.aim
        last = W - calls[-1]
        onwards = abs(float(np.sum(way * last))) > (1 - 1e-6) * float(np.linalg.norm(way) * np.linalg.norm(last))
        backwards = len(calls) > 1 and float(np.sum(way * last)) < 0
        return "the weights after the last step" if onwards and not backwards else "other weights"


@dataclass(frozen=True)
class WithoutSteps:
    """What is returned where there are no steps, beside the first weights of the same training with steps."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        training, found = of_case(asked, case)
        W = run(asked, replace(training, num_iters=0), f"{case.name}, no steps").W
        stopped = _stopped(training, found)
        if isinstance(W, Trouble) or stopped is not None:
            return W if isinstance(W, Trouble) else stopped or ""
        fits = same(W, found.calls[0].W.astype(float), TOLERANCE) or draws(asked, case) != STEADILY
        return "the first weights" if fits else "other weights"


@dataclass(frozen=True)
class ShapeOfWeights:
    """The shape of the weights, in words."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        training, found = of_case(asked, case)
        if isinstance(found.W, Trouble):
            return found.W
        D, C = training.aim.shape
        known = {
            (D, C): "(D, C)",
            (C, D): "(C, D)",
            (D, C - 1): say("one column less"),
            (D, C + 1): say("one column more"),
        }
        return known.get(found.W.shape, say("another shape"))


@dataclass(frozen=True)
class LengthOfSteps:
    """Whether the first step is in proportion to the gradient; if not, how it is for a large one beside a small one.

    In words if it is right for the small one, and too short for the large one, wherever the limit lies.
    """

    numbers_are: ClassVar = "marks"

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        training = Training(*case.make())
        small, large = (
            run(asked, replace(training, aim=by * training.aim), f"{case.name}, {by:g} times") for by in FLAT_AND_STEEP
        )
        if not all(found.steps and found.steps[0].shape == training.aim.shape for found in (small, large)):
            return IN_PROPORTION  # seen elsewhere
        at_small, at_large = (found.steps[0] / by for found, by in zip((small, large), FLAT_AND_STEEP, strict=True))
        if same(at_large, at_small, TOLERANCE):
            return IN_PROPORTION
        right = training.learning_rate * training.aim
        ratio = float(np.linalg.norm(at_large) / max(float(np.linalg.norm(at_small)), 1e-300))
        if ratio >= 1 or not same(at_small, right, TOLERANCE):
            return np.array(ratio)
        steep = FLAT_AND_STEEP[1]
        slower = replace(training, aim=steep * training.aim, learning_rate=training.learning_rate / steep)
        short = run(asked, slower, f"{case.name}, {steep:g} times, at a lower rate")
        far_only = bool(short.steps) and same(short.steps[0], right, TOLERANCE)
        return say("weights that have gone far are taken back") if far_only else CUT
