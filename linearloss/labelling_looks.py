"""Looks at a classifier's predict and loss, with weights that are put there.

The arguments of a case are W, the answer dW of the loss function, the rows X, their labels y, and reg.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from .exercise import Asked, Case
from .outcome import Array, Outcome, Status, Trouble, kind_in_words, kind_of, not_finite, numbers, same
from .sentences import say
from .training import NEVER_ASKS
from .watching import Watch

LOSS = 1.7  # what the loss function says
THE_SAME = "the same labels"
Manner = Literal["axes", "kind", "X", "W"]
Handed = Literal["W", "X", "y", "reg", "the loss", "the gradient", "self.W"]


@dataclass
class Model:
    """A classifier that was trained a little, and has weights of ours."""

    model: Any
    watch: Watch
    W: Array


def model_with(asked: Asked, W: Array, dW: Array) -> Model | Trouble:
    """A classifier with these weights; what train leaves behind may be needed, and whether it is right is seen elsewhere."""
    made: Model | Trouble = asked.kept(f"model: {W.tobytes()!r}", lambda: _made(asked, W, dW))
    if not isinstance(made, Trouble):
        return asked.assign(made.model, "W", W.copy()) or made
    return made


def _made(asked: Asked, W: Array, dW: Array) -> Model | Trouble:
    D, C = W.shape
    watch = Watch(lambda *_: (LOSS, dW.copy()), D, C)
    model = asked.call(watch.function(), seed=2)
    if isinstance(model, Trouble):
        return model
    X = np.random.default_rng(3).normal(size=(8, D))
    result = asked.call_method(
        model, "train", X, np.arange(8) % C, learning_rate=0.1, reg=0.0, num_iters=1, batch_size=4
    )
    if isinstance(result, Trouble) and result.status in ("timeout", "out_of_memory"):
        return asked.call(watch.function(), seed=2)
    return Model(model, watch, W)


def _labels(asked: Asked, case: Case) -> Array | Trouble:
    """What predict returns for the rows of a case, whatever its shape and kind."""
    W, dW, X, *_ = case.make()
    made = model_with(asked, W, dW)
    got = (
        made
        if isinstance(made, Trouble)
        else asked.kept(f"labels: {case.name}", lambda: asked.call_method(made.model, "predict", X))
    )
    if isinstance(got, Trouble):
        return got
    if not isinstance(got, np.ndarray) and not isinstance(got, np.generic):
        status: Status = "missing" if got is None else "failed"
        return Trouble(
            kind_of(got),
            say(
                "LinearClassifier.predict should return an array of labels, but returned {kind}.",
                kind=kind_in_words(got),
            ),
            status,
        )
    array = np.asarray(got)
    if array.dtype.kind not in "fiu":
        return Trouble(
            f"dtype {array.dtype.kind}",
            say("LinearClassifier.predict should return integers, but its dtype is {dtype}.", dtype=array.dtype),
        )
    return array.astype(float) if np.all(np.isfinite(array)) else not_finite("LinearClassifier.predict's result")


@dataclass(frozen=True)
class Predicted:
    """The labels of the rows; labels that are written as floats are seen elsewhere."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        return _labels(asked, case)


@dataclass(frozen=True)
class Ranked:
    """Whether scores that are hard to compare get the labels of others with the same ranks: a case ends with the rows of those."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        W, dW, *_, rows = case.make()
        usual = _labels(asked, Case("usual scores", lambda: (W, dW, rows)))
        unusual = _labels(asked, case)
        if isinstance(usual, Trouble) or isinstance(unusual, Trouble) or usual.shape != unusual.shape:
            return THE_SAME if isinstance(usual, Trouble) else unusual
        if np.array_equal(usual, unusual):
            return THE_SAME
        return "one label for all" if np.ptp(unusual) == 0 else "other labels"


@dataclass(frozen=True)
class AddsColumn:
    """Whether predict puts a column of ones to X, which is seen where W has a row for it; of that row the labels would come."""

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        W, dW, X, *_ = case.make()
        bias = 1e3 * (1.0 + np.arange(W.shape[1]))
        wider = (np.vstack([W, bias]), np.vstack([dW, bias]), X)
        found = _labels(asked, Case(f"{case.name}; a row more in W", lambda: wider))
        added = not isinstance(found, Trouble) and same(found, np.full(len(X), W.shape[1] - 1.0))
        return "a column of ones" if added else "nothing"


@dataclass(frozen=True)
class PredictsWell:
    """How predict returns its labels, and what it leaves alone."""

    manner: Manner

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        W, dW, X, *_ = case.make()
        if self.manner == "axes":
            found = _labels(asked, case)
            if isinstance(found, Trouble):
                return found
            if found.ndim == 1 and len(found) != len(X):
                return "more labels than rows" if len(found) > len(X) else "fewer labels than rows"
            return "one label for each row" if found.ndim == 1 else say("{axes} axes", axes=found.ndim)
        made = model_with(asked, W, dW)
        if isinstance(made, Trouble):
            return made
        if self.manner == "X":
            try:
                after = asked.function.method(made.model, "predict").call_and_arguments(X)[1][0]
            except Exception:
                return "kept"  # the error shows elsewhere
            return "kept" if np.array_equal(after, X) else "changed"
        got = asked.call_method(made.model, "predict", X)
        if self.manner == "W":
            return _weights_kept(asked, made)
        if not isinstance(got, np.ndarray):
            return got if isinstance(got, Trouble) else kind_of(got)
        return "integers" if got.dtype.kind in "iu" else f"dtype {got.dtype.kind}"


def _weights_kept(asked: Asked, made: Model) -> str:
    now = asked.attribute(made.model, "W")
    return "kept" if isinstance(now, np.ndarray) and np.array_equal(now, made.W) else "changed"


@dataclass(frozen=True)
class Asks:
    """What the method `loss` hands on to the loss function, what it returns of the answer, or what becomes of self.W."""

    what: Handed

    def __call__(self, asked: Asked, case: Case) -> Outcome:
        W, dW, X, y, reg = case.make()
        made = model_with(asked, W, dW)
        if isinstance(made, Trouble):
            return made
        watch = made.watch
        watch.calls, watch.complaint = [], ""
        result = asked.call_method(made.model, "loss", X, y, reg)
        if self.what == "self.W":
            return _weights_kept(asked, made)
        if self.what in ("the loss", "the gradient") and not watch.complaint:  # asked wrongly, it gives no answer
            return _answer(result, self.what, dW.shape)
        if watch.complaint or isinstance(result, Trouble) or not watch.calls:
            complaint = Trouble(
                watch.complaint, say("{name}: {complaint}", name="LinearClassifier.loss", complaint=watch.complaint)
            )
            return complaint if watch.complaint else result if isinstance(result, Trouble) else NEVER_ASKS
        seen = watch.calls[-1]
        handed = {"W": (seen.W, W), "X": (seen.X, X), "y": (seen.y, y), "reg": (seen.reg, reg)}[self.what]
        got, right = (np.asarray(value, dtype=float) for value in handed)
        if same(got, right):
            return "as it is"
        if self.what != "reg":
            return got
        asked.call_method(made.model, "loss", X, y, 2 * reg)
        of_twice = np.asarray(watch.calls[-1].reg, dtype=float)
        if not same(of_twice, got):
            return (
                "the strength times a number" if bool(np.any(got)) and same(of_twice, 2 * got) else "another strength"
            )
        return "another number"


def _answer(result: Any, what: str, shape: tuple[int, ...]) -> Outcome:
    if isinstance(result, Trouble):
        return result
    if result is None:
        return Trouble(
            "None",
            say("{name} returned None: is the return statement missing?", name="LinearClassifier.loss"),
            "missing",
        )
    if not isinstance(result, (list, tuple)) or len(result) != 2:
        return Trouble("not a pair", say("LinearClassifier.loss should return two things, (loss, dW)."))
    value, wanted = (result[0], ()) if what == "the loss" else (result[1], shape)
    return numbers(value, wanted, f"LinearClassifier.loss: {what}")
