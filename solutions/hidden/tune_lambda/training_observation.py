"""Examines `train_sgd`: start, steps, minibatches, regulariser and dtype, each by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from autograder.checks import is_close
from autograder.grading import NOTHING_TO_COMPARE, Observation, Outcome, attempt, outcome_of
from autograder.grading.examination import Facet

from .looking import ANOTHER, SAME, alike, fate_of_steady_results, kept
from .recording_loss import Call, RecordingLoss
from .training_problems import Training, a_large_batch, many_steps, ordinary, without_a_class

_Run = tuple[Outcome, list[Call]]  # the weights returned, and how the loss was asked


def observe_train_sgd(train_sgd: Any) -> Observation:
    """A loss with a steady gradient shows each step; another seed of the judge's never matters here."""
    training = ordinary(reg=0.6)
    W, calls = _run(train_sgd, training)
    again = _run(train_sgd, training)
    steady = alike(W, again[0]) and _same_rows(calls, again[1])
    seen: Observation = {
        "weights: the same call again": {"": SAME if steady else _another(train_sgd, W, calls, again[1])},
        "weights: first weights": {"": _first(calls) if steady else ANOTHER},
        "weights: rows drawn": {"": _rows(calls) if steady else ANOTHER},
        "weights: number of steps": {"": np.array(float(len(calls)))},
        "weights: a step": {
            "the first": _step(calls, 0),
            "the fourth": _step(calls, 3),
            "the last of many": _late_step(train_sgd),
        },
        "weights: what is returned": {"": _returned(W, calls, training.learning_rate * training.aim)},
        "weights: without steps": {"": _without_steps(train_sgd, calls) if steady else ANOTHER},
        "weights: shape": _shapes(train_sgd),
        "regulariser": {"": _strengths(calls)},
        "regulariser: the loss makes nothing of it": {
            "": SAME if not steady or alike(W, _run(train_sgd, ordinary())[0]) else "other weights"
        },
        "weights: results": {"": fate_of_steady_results(train_sgd, *two_trainings())},
        "weights: a large minibatch": {"": _large(train_sgd)},
        "dtype": {kind: _dtypes(train_sgd, ordinary(kind)) for kind in ("float32", "float64")},
    }
    _minibatches(train_sgd, training, calls, seen)
    return seen


def two_trainings() -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """The arguments of two calls with results of one shape."""
    one, other = ordinary(), replace(ordinary(), learning_rate=0.02)
    return (_with_loss(one), _with_loss(other))


def _with_loss(training: Training) -> tuple[Any, ...]:
    return (RecordingLoss(training.aim, training.X.dtype), *training.arguments())


def _another(train_sgd: Any, W: Outcome, calls: list[Call], later: list[Call]) -> str:
    """What a second call does that does not do the same as the first."""
    unused = replace(ordinary(), seed=9177)
    if calls and alike(_first(_run(train_sgd, unused)[1]), 0.001 * _normal(unused.seed, unused.aim.shape)):
        return f"{ANOTHER}, though a seed that is used for the first time begins rightly"
    if isinstance(W, np.ndarray) and later and alike(W, np.asarray(later[0].W, dtype=float)):
        return f"{ANOTHER}: it begins where the call before has ended"
    begins = bool(calls and later) and alike(_first(calls), _first(later))
    return f"{ANOTHER}, from the same first weights" if begins else ANOTHER


def _normal(seed: int, shape: tuple[int, ...]) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal(shape)


def _late_step(train_sgd: Any) -> Outcome:
    _, calls = _run(train_sgd, many_steps())
    return _step(calls, len(calls) - 2)


def _large(train_sgd: Any) -> Outcome:
    training = a_large_batch()
    W, calls = _run(train_sgd, training)
    if not calls:
        return W if isinstance(W, str) else "no calls"
    return np.array([float(len(one.X)) for one in calls])


def _run(train_sgd: Any, training: Training) -> _Run:
    loss = RecordingLoss(training.aim, training.X.dtype, steady=True)
    result, error = attempt(train_sgd, loss, *training.arguments())
    return error or outcome_of(result), loss.calls


def _same_rows(calls: list[Call], others: list[Call]) -> bool:
    return len(calls) == len(others) and all(
        np.array_equal(one.X, other.X) for one, other in zip(calls, others, strict=True)
    )


def _first(calls: list[Call]) -> Outcome:
    return outcome_of(calls[0].W) if calls else "the loss is never asked"


def _rows(calls: list[Call]) -> Outcome:
    if not calls or any(one.X.ndim != 2 or one.X.shape != calls[0].X.shape for one in calls):
        return "no rows of one size"
    return np.array([one.X[:, 0] for one in calls])


def _step(calls: list[Call], number: int) -> Outcome:
    if number < 0 or len(calls) < number + 2 or calls[number].W.shape != calls[number + 1].W.shape:
        return "no such step"
    return np.asarray(calls[number + 1].W - calls[number].W, dtype=float)


def _returned(W: Outcome, calls: list[Call], right_step: np.ndarray) -> Outcome:
    if isinstance(W, str):
        return W
    if len(calls) == 1 and W.shape == calls[0].W.shape == right_step.shape:
        return "the weights after one step" if is_close(W, calls[0].W + right_step) else "other weights"
    if len(calls) < 2 or W.shape != calls[-1].W.shape:
        return NOTHING_TO_COMPARE
    last, step = calls[-1].W, calls[-1].W - calls[-2].W
    known = {
        "the weights after the last step": last + step,
        "the weights before the last step": last,
        "the weights of the lowest loss": calls[min(2, len(calls) - 1)].W,
        "the first weights": calls[0].W,
    }
    return next((says for says, weights in known.items() if is_close(W, weights)), "other weights")


def _without_steps(train_sgd: Any, calls: list[Call]) -> Outcome:
    W, _ = _run(train_sgd, ordinary(reg=0.6, num_iters=0))
    if isinstance(W, str) or not calls:
        return W if isinstance(W, str) else NOTHING_TO_COMPARE
    return "the first weights" if alike(W, calls[0].W) else "other weights"


def _shapes(train_sgd: Any) -> Facet:
    found: Facet = {}
    for says, training in (("every class has examples", ordinary()), ("a class without examples", without_a_class())):
        W, _ = _run(train_sgd, training)
        D, C = training.aim.shape
        known = {(D, C): "(D, C)", (C, D): "(C, D)", (D, C - 1): "one column less", (D, C + 1): "one column more"}
        found[says] = W if isinstance(W, str) else known.get(W.shape, "another shape")
    return found


def _strengths(calls: list[Call]) -> Outcome:
    if not calls or any(one.reg is None for one in calls):
        return "not handed on"
    return np.array([one.reg for one in calls[:2]], dtype=float)


def _dtypes(train_sgd: Any, training: Training) -> Outcome:
    loss = RecordingLoss(training.aim, training.X.dtype, steady=True)
    result, error = attempt(train_sgd, loss, *training.arguments())
    asked = "/".join(dict.fromkeys(str(one.W.dtype) for one in loss.calls))
    returned = result.dtype if isinstance(result, np.ndarray) else "no array"
    return error or f"{asked} in the steps, {returned} returned"


def _minibatches(train_sgd: Any, training: Training, calls: list[Call], seen: Observation) -> None:
    sizes = {one.X.shape[:1] + one.y.shape for one in calls}
    seen["minibatches: size"] = {"": " and ".join(sorted({_size(size, training) for size in sizes})) or "no calls"}
    seen["minibatches: rows and labels"] = {"": " and ".join(sorted({_belong(one, training) for one in calls}))}
    same = len(calls) > 1 and all(np.array_equal(one.X, calls[0].X) for one in calls)
    seen["minibatches: each step"] = {"": "always the same rows" if same else "other rows"}
    loss = RecordingLoss(training.aim, training.X.dtype, steady=True)
    arguments = {"loss_function": loss, "X": training.X, "y": training.y} | training.numbers()
    seen["minibatches: inputs"] = {"": kept(train_sgd, arguments)}


def _size(size: tuple[int, ...], training: Training) -> str:
    known: dict[tuple[int, ...], str] = {
        (training.batch_size,) * 2: "batch_size",
        (len(training.X),) * 2: "all examples",
        (1, 1): "one example",
    }
    return known.get(size, "others")


def _belong(one: Call, training: Training) -> str:
    if one.X.ndim != 2 or one.X.shape[1:] != training.X.shape[1:]:
        return "no rows of X"
    numbers = np.rint(one.X[:, 0]).astype(int)
    if np.any(numbers < 0) or np.any(numbers >= len(training.X)) or not is_close(one.X, training.X[numbers]):
        return "no rows of X"
    if one.y.shape != numbers.shape or not np.array_equal(one.y, training.y[numbers]):
        return "labels of other rows"
    return "rows with their labels"
