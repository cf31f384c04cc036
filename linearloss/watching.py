"""A loss function that notes what a training loop asks it, and one that answers by a script."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import numpy as np

from .function import Alike
from .outcome import Array
from .sentences import say

Answer = Callable[..., tuple[float, Array]]


@dataclass
class Seen:
    """What one call of the loss function was given, and what it answered."""

    W: Array
    X: Array
    y: Array
    reg: float
    loss: float
    dW: Array


@dataclass
class Watch:
    """Makes a loss function that notes its calls. It never raises: a complaint waits until the call is over.

    It answers whenever it can, so that one mistake (a class too few, labels that were not drawn) does
    not hide what else is right.
    """

    inner: Answer
    D: int
    C: int
    calls: list[Seen] = field(default_factory=list)
    complaint: str = ""

    def function(self) -> Answer:
        def loss_function(W: Any, X: Any, y: Any, reg: Any = 0.0) -> tuple[float, Array]:
            try:
                W, X, y = np.array(W, dtype=float), np.array(X, dtype=float), np.array(y)
                reg = float(reg)
            except (TypeError, ValueError):
                return self._complain(
                    say("loss_function must be called as loss_function(W, X_batch, y_batch, reg), with arrays."), None
                )
            # A column more or less, in X and W alike, is answered: which ones they are is one part's question.
            fitting = W.ndim == X.ndim == 2 and W.shape[0] == X.shape[1]
            if W.ndim != 2 or not (fitting or W.shape[0] == self.D) or not W.size:
                return self._complain(
                    say("W reaches loss_function with shape {shape}; it should be (D, C).", shape=W.shape), W
                )
            if X.ndim != 2 or not (fitting or X.shape[1] == self.D) or not X.size:
                return self._complain(
                    say(
                        "loss_function gets a batch of shape {shape}; it should be (batch_size, D), rows of X.",
                        shape=X.shape,
                    ),
                    W,
                )
            if y.ndim != 1 or not y.size or y.dtype.kind not in "iu":
                return self._complain(say("loss_function must get one integer label for each row of its batch."), W)
            if not np.all(np.isfinite(W)):
                return self._complain(say("W holds entries that are not finite."), W)
            labels = np.clip(y if len(y) == len(X) else np.resize(y, len(X)), 0, W.shape[1] - 1)
            loss, dW = self.inner(W, X, labels, reg)
            self.calls.append(Seen(W, X, y, reg, loss, np.array(dW)))
            return loss, dW

        vars(loss_function)["alike"] = self.alike
        return loss_function

    @property
    def alike(self) -> Alike:
        return Alike((Watch, self.inner, self.D, self.C))

    def _complain(self, text: str, W: Array | None) -> tuple[float, Array]:
        self.complaint = self.complaint or text
        return 0.0, np.zeros_like(W) if W is not None else np.zeros((self.D, self.C))

    def steps(self, num_iters: int, batch_size: int, W_end: Array) -> list[Seen]:
        """The calls that the steps went along.

        A right loop may ask more often: once for each result, or once more about all examples. A call
        belongs to a step if W moved along its dW.
        """
        if len(self.calls) <= num_iters:
            return self.calls
        places = [list(group) for _, group in groupby(self.calls, key=lambda seen: seen.W.tobytes())]
        kept = []
        for group, later in zip(places, [*(group[0].W for group in places[1:]), W_end], strict=True):
            fitting = [seen for seen in group if along(later - seen.W, seen.dW) > 1 - 1e-9]
            kept += sorted(fitting, key=lambda seen: len(seen.X) == batch_size)[-1:]
        if len(kept) == num_iters:
            return kept
        return [seen for k, seen in enumerate(self.calls) if not k or not same_question(seen, self.calls[k - 1])]


class Script(Watch):
    """Answers by the number of the question, whatever it is; the same question gets the same answer again.

    So a wrong minibatch does not change what is seen of the steps, nor a wrong step what is seen of the history.
    """

    def __init__(self, D: int, C: int, offset: float = 0.0) -> None:
        super().__init__(self._answer, D, C)
        self.offset = offset
        self.numbers: dict[tuple[bytes, bytes], int] = {}

    @property
    def alike(self) -> Alike:
        return Alike((Script, self.offset, self.D, self.C), in_order=True)

    def _answer(self, W: Array, X: Array, y: Array, reg: float) -> tuple[float, Array]:
        number = self.numbers.setdefault((W.tobytes(), X.tobytes()), len(self.calls))
        return 2.3 + self.offset + np.sin(number + 1.0), np.random.default_rng(40 + number).standard_normal(W.shape)


def same_question(one: Seen, other: Seen) -> bool:
    """Whether two calls asked about the same W and the same minibatch."""
    return np.array_equal(one.W, other.W) and np.array_equal(one.X, other.X)


def along(move: Array, dW: Array) -> float:
    """The cosine between a move and a gradient, without its sign; 0 if there is none."""
    if move.shape != dW.shape:
        return 0.0
    size = float(np.linalg.norm(move) * np.linalg.norm(dW))
    return abs(float(np.sum(move * dW))) / size if size > 0 else 0.0
