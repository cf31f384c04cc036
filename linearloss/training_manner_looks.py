"""Looks at what a training loop hands on to its loss function, and at what it does to arrays: `training_looks` sees the weights."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from .exercise import Arguments, Asked, Case
from .outcome import Array, Outcome, same
from .probes import FIRST_ONLY, KEPT, ONE_WITH_THE_ARGUMENT, OVERWRITTEN
from .sentences import Sentence, joined, say
from .sgd_looks import NO_CALL, TOLERANCE
from .training_runs import Training, also_about_all, of_case, run


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
            (training.batch_size,) * 2: Sentence("batch_size"),
            (len(training.X),) * 2: say("all examples"),
            (1, 1): say("one example"),
        }
        sizes = {one.X.shape[:1] + one.y.shape[:1] for one in found.step_calls}
        if found.asks_about_all_as_well and sizes == {(training.batch_size,) * 2}:
            return also_about_all()
        return joined(*sorted({known.get(size, say("others")) for size in sizes}), between=", ")


@dataclass(frozen=True)
class RowsAndLabels:
    """Whether the minibatches hold rows of X, with their labels."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        training, found = of_case(asked, case)
        if found.trouble is not None or not found.calls:
            return found.trouble or NO_CALL
        return joined(*sorted({_belong(one.X, one.y, training) for one in found.calls}), between=", ")


def _belong(X: Array, y: Any, training: Training) -> str:
    if X.ndim != 2 or X.shape[1:] != training.X.shape[1:]:
        return "no rows of X"
    numbers = np.rint(X[:, 0]).astype(int)
    known = np.all(numbers >= 0) and np.all(numbers < len(training.X))
    if not known or not same(X, training.X[numbers].astype(float), TOLERANCE):
        return "no rows of X"
    if np.array_equal(y, training.y[numbers]):
        return "rows with their labels"
    if np.ndim(y) != 1:
        return say("labels in another form")
    return (
        "the first labels"
        if np.array_equal(y, np.resize(training.y, len(y)))
        else say("other labels than those of the rows")
    )


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
    """The dtype of the weights in the steps, and of those returned; what is no array is seen elsewhere."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        _, found = of_case(asked, case)
        if found.trouble is not None:
            return found.trouble
        steps = "/".join(dict.fromkeys(str(one.W.dtype) for one in found.calls))
        returned = found.result.dtype if isinstance(found.result, np.ndarray) else steps
        return say("{steps} in the steps, {returned} returned", steps=steps, returned=returned)


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
