"""Looks at a training loop `train(loss_function, X, y, learning_rate, reg, num_iters, batch_size, seed)`: each thing that it does by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from .exercise import Arguments, Asked, Case
from .looks import ByCase, by_case
from .outcome import Array, Outcome, Trouble, same
from .probes import FIRST_ONLY, KEPT, ONE_WITH_THE_ARGUMENT, OVERWRITTEN
from .several_looks import kind_of
from .training_runs import OWN_SIZE, STEADILY, Run, Training, draws, has_own_size, of_case, run

NO_CALL = "the loss function is never asked"
OTHER_SHAPE = "weights of another shape"
AS_ASKED = "as asked for"
TOLERANCE = 1e-4  # float32


def _stopped(training: Training, found: Run) -> Outcome | None:
    """What to say where the loss function is not asked with weights of the right shape."""
    if found.trouble is not None:
        return found.trouble
    if not found.calls:
        return NO_CALL
    return OTHER_SHAPE if found.calls[0].W.shape != training.aim.shape else None


@dataclass(frozen=True)
class FirstWeights:
    """The first weights, whatever their scale; in words if they do not come from the seed alone."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        training, found = of_case(asked, case)
        stopped = _stopped(training, found)
        if stopped is not None:
            return stopped
        first = found.calls[0].W.astype(float)
        return draws(asked, case) or first / max(float(np.max(np.abs(first))), 1e-300)


@dataclass(frozen=True)
class Scale:
    """The scale of the first weights, in words.

    Attributes:
        largest: the training -> the size of the largest of the first weights as it should be.
        factor: what normal numbers are multiplied by.
    """

    largest: ByCase
    factor: float

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        training, found = of_case(asked, case)
        stopped = _stopped(training, found)
        if stopped is not None:
            return stopped
        scale = float(np.max(np.abs(found.calls[0].W))) / float(by_case(self.largest, case, case.make()))
        if draws(asked, case) != STEADILY or abs(scale - 1) < TOLERANCE:
            return AS_ASKED
        return "zero" if scale == 0 else "as drawn" if abs(scale * self.factor - 1) < TOLERANCE else "another"


@dataclass(frozen=True)
class Rows:
    """The numbers of the rows that are drawn; in words if they do not come from the seed alone, or not as many as asked for."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        training, found = of_case(asked, case)
        stopped = _stopped(training, found)
        if stopped is not None:
            return stopped
        return draws(asked, case) or (OWN_SIZE if has_own_size(asked, case) else found.rows)


@dataclass(frozen=True)
class NumberOfSteps:
    """How often the loss function is asked."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        _, found = of_case(asked, case)
        return found.trouble if found.trouble is not None else np.array(float(len(found.calls)))


@dataclass(frozen=True)
class FirstStep:
    """The first step, where the gradient is the same at each call."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        training, found = of_case(asked, case)
        stopped = _stopped(training, found)
        return stopped if stopped is not None else found.steps[0] if found.steps else "no step"


@dataclass(frozen=True)
class LaterSteps:
    """How long the last step before the last call is, beside the first one: the gradient is the same."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        training, found = of_case(asked, case)
        stopped = _stopped(training, found)
        if stopped is not None:
            return stopped
        if len(found.calls) < 3:
            return "no later step"
        first, last = found.steps[0], found.steps[len(found.calls) - 2]
        if not np.any(first):
            return AS_ASKED if not np.any(last) else "longer"
        factor = float(np.sum(first * last) / np.sum(first * first))
        if not same(last, factor * first, TOLERANCE):
            return "in another direction"
        return AS_ASKED if abs(factor - 1) < 1e-3 else "shorter" if factor < 1 else "longer"


@dataclass(frozen=True)
class AlongTheGradient:
    """Whether each step goes along the gradient of its own minibatch and weights, up or down, however far."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        training = Training(*case.make())
        found = run(asked, training, case.name, steady=False)
        stopped = _stopped(training, found)
        if stopped is not None:
            return stopped
        pairs = list(zip(found.steps, found.loss.gradients, strict=False))[: len(found.calls) - 1]
        return "along it" if all(_parallel(step, gradient) for step, gradient in pairs) else "elsewhere"


def _parallel(step: Array, gradient: Array) -> bool:
    if step.shape != gradient.shape:
        return False
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
        calls = [one.W.astype(float) for one in found.calls]
        if W.shape != calls[-1].shape:
            return "weights of another shape than in the steps"
        if same(W, calls[0]):
            return "the first weights"
        if len(calls) > 1 and same(W, calls[-1]):
            return "the weights before the last step"
        if len(calls) > 2 and same(W, calls[2]):
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
            return W if isinstance(W, Trouble) else str(stopped)
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
        known = {(D, C): "(D, C)", (C, D): "(C, D)", (D, C - 1): "one column less", (D, C + 1): "one column more"}
        return known.get(found.W.shape, "another shape")


@dataclass(frozen=True)
class Strengths:
    """The `reg` that the loss function is given."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        _, found = of_case(asked, case)
        if found.trouble is not None or not found.calls:
            return found.trouble or NO_CALL
        if any(one.reg is None for one in found.calls):
            return "not handed on"
        return np.array([found.calls[0].reg, found.calls[-1].reg], dtype=float)


@dataclass(frozen=True)
class RegularisedTwice:
    """Whether `reg` changes the way of the weights even where the loss function makes nothing of it."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        training, found = of_case(asked, case)
        without = run(asked, replace(training, reg=0.0), f"{case.name}, reg = 0")
        ways = [one.calls[-1].W - one.calls[0].W for one in (found, without) if one.calls]
        if len(ways) < 2 or ways[0].shape != ways[1].shape:
            return found.trouble or "the same way"  # seen elsewhere
        return "the same way" if same(ways[0], ways[1], 0.01) else "another way"


@dataclass(frozen=True)
class SizeOfMinibatches:
    """How many rows and labels a minibatch has, in words."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        training, found = of_case(asked, case)
        if found.trouble is not None or not found.calls:
            return found.trouble or NO_CALL
        known = {
            (training.batch_size,) * 2: "batch_size",
            (len(training.X),) * 2: "all examples",
            (1, 1): "one example",
        }
        sizes = {one.X.shape[:1] + one.y.shape for one in found.calls}
        return " and ".join(sorted({known.get(size, "others") for size in sizes}))


@dataclass(frozen=True)
class RowsAndLabels:
    """Whether the minibatches hold rows of X, with their labels."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        training, found = of_case(asked, case)
        if found.trouble is not None or not found.calls:
            return found.trouble or NO_CALL
        return " and ".join(sorted({_belong(one.X, one.y, training) for one in found.calls}))


def _belong(X: Array, y: Any, training: Training) -> str:
    if X.ndim != 2 or X.shape[1:] != training.X.shape[1:]:
        return "no rows of X"
    numbers = np.rint(X[:, 0]).astype(int)
    known = np.all(numbers >= 0) and np.all(numbers < len(training.X))
    if not known or not same(X, training.X[numbers].astype(float), TOLERANCE):
        return "no rows of X"
    return "rows with their labels" if np.array_equal(y, training.y[numbers]) else "labels of other rows"


@dataclass(frozen=True)
class EachStep:
    """Whether each step has rows of its own."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        _, found = of_case(asked, case)
        if found.trouble is not None or not found.calls:
            return found.trouble or NO_CALL
        same_rows = len(found.calls) > 1 and all(np.array_equal(one.X, found.calls[0].X) for one in found.calls)
        return "always the same rows" if same_rows else "other rows"


@dataclass(frozen=True)
class TypeOfWeights:
    """The dtype of the weights in the steps, and of those returned."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        _, found = of_case(asked, case)
        if found.trouble is not None:
            return found.trouble
        steps = "/".join(dict.fromkeys(str(one.W.dtype) for one in found.calls))
        returned = found.result.dtype if isinstance(found.result, np.ndarray) else f"no array, {kind_of(found.result)}"
        return f"{steps} in the steps, {returned} returned"


@dataclass(frozen=True)
class ArraysLeftAlone:
    """Whether X or y is changed in place."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        training = Training(*case.make())
        try:
            _, X, y, *_ = asked.function.call_and_arguments(*training.arguments(training.loss()))[1]
        except Exception:
            return KEPT  # the error is seen elsewhere
        return KEPT if np.array_equal(X, training.X) and np.array_equal(y, training.y) else "changed"


@dataclass(frozen=True)
class WeightsKept:
    """What becomes of weights that were returned."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        one = Training(*case.make())
        other = replace(one, learning_rate=2 * one.learning_rate)
        try:
            plain, again = (asked.function(*one.arguments(one.loss())) for _ in range(2))
            (alone,) = asked.function.results_kept(one.arguments(one.loss()))
            both = asked.function.results_kept(one.arguments(one.loss()), other.arguments(other.loss()))
        except Exception:
            return KEPT
        if not _alike(plain, again):
            return KEPT
        return ONE_WITH_THE_ARGUMENT if not _alike(alone, plain) else KEPT if _alike(both[0], plain) else OVERWRITTEN


def _alike(one: Any, other: Any) -> bool:
    if not isinstance(one, np.ndarray) or not isinstance(other, np.ndarray):
        return True
    return same(one.astype(float), other.astype(float))


@dataclass(frozen=True)
class TrainingsInTurn:
    """Whether a training is right the first time only.

    Attributes:
        calls: the arguments of a training of a size that no other case has.
        right: the weights that it should return.
    """

    calls: Callable[[], Arguments]
    right: Callable[[], Sequence[Any]]

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        training, (right,) = Training(*self.calls()), self.right()
        try:
            results = [asked.function(*training.arguments(training.loss())) for _ in range(2)]
        except Exception:
            return "alike"
        first, second = (isinstance(one, np.ndarray) and same(one.astype(float), right) for one in results)
        return FIRST_ONLY if first and not second else "alike"
