"""A loss function of the judge's that notes how a training loop calls it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Call:
    """What one call was given; `reg` is None if nothing was."""

    W: np.ndarray
    X: np.ndarray
    y: np.ndarray
    reg: float | None


@dataclass
class RecordingLoss:
    """Pulls the weights towards `aim` and never raises: a complaint waits.

    Attributes:
        aim: shape (D, C), the weights at which it would be lowest.
        dtype: of the gradient.
        steady: the gradient is the same at every call, so that a step shows nothing but the step.
    """

    aim: np.ndarray
    dtype: Any = "float64"
    steady: bool = False
    calls: list[Call] = field(default_factory=list)
    complaint: str = ""

    def __call__(self, W: Any, X: Any, y: Any, reg: Any = None) -> tuple[float, np.ndarray]:
        """The loss and its gradient, in which `reg` takes no part."""
        try:
            call = Call(np.array(W), np.array(X, dtype=float), np.array(y), None if reg is None else float(reg))
        except (TypeError, ValueError):
            self.complaint = "the loss function must be called as loss_function(W, X_batch, y_batch, reg)."
            return 0.0, np.zeros(self.aim.shape, self.dtype)
        self.calls.append(call)
        if call.W.shape != self.aim.shape or call.W.dtype.kind not in "fiu":
            self.complaint = "W should have shape (D, C), with C = max(y) + 1, when it reaches the loss function."
            return 0.0, np.zeros(call.W.shape, self.dtype)
        gradient = -self.aim if self.steady else self._pull(call)
        rest = abs(len(self.calls) - 3) if self.steady else float(np.sum(gradient**2))  # lowest in the third step
        return 4.0 + rest, gradient.astype(self.dtype)

    def _pull(self, call: Call) -> np.ndarray:
        pull = call.W.astype(float) - self.aim * (1 + 0.1 * call.y.size)
        if call.X.ndim == 2 and call.X.shape[1] == self.aim.shape[0]:
            pull = pull + 0.1 * call.X.mean(axis=0)[:, None]
        return 2 * pull
