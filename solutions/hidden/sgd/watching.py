"""A loss function of the judge's that notes what a training loop asks it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np


@dataclass
class Seen:
    """What one call of the loss function was given, and what it answered."""

    W: np.ndarray
    X: np.ndarray
    y: np.ndarray
    reg: float
    loss: float
    dW: np.ndarray


@dataclass
class Watch:
    """Makes a loss function that notes its calls. It never raises: a complaint waits until the call is over."""

    inner: Callable[..., tuple[float, np.ndarray]]
    D: int
    C: int
    calls: list[Seen] = field(default_factory=list)
    complaint: str = ""

    def function(self) -> Callable[..., tuple[float, np.ndarray]]:
        def loss_function(W: Any, X: Any, y: Any, reg: Any = 0.0) -> tuple[float, np.ndarray]:
            try:
                W, X, y = np.array(W, dtype=float), np.array(X, dtype=float), np.array(y)
                reg = float(reg)
            except (TypeError, ValueError):
                return self._complain(
                    "loss_function must be called as loss_function(W, X_batch, y_batch, reg), with arrays.", None
                )
            if W.shape != (self.D, self.C):
                return self._complain(
                    f"W reaches loss_function with shape {W.shape}; it should be (D, C), with C the largest label plus one.",
                    W,
                )
            if X.ndim != 2 or X.shape[1] != self.D:
                return self._complain(
                    f"loss_function gets a batch of shape {X.shape}; it should be (batch_size, D), rows of X.", W
                )
            if y.shape != (len(X),) or y.dtype.kind not in "iu":
                return self._complain("loss_function must get one integer label for each row of its batch.", W)
            if not np.all(np.isfinite(W)):
                return self._complain("W holds entries that are not finite.", W)
            loss, dW = self.inner(W, X, y, reg)
            self.calls.append(Seen(W, X, y, reg, loss, np.array(dW)))
            return loss, dW

        return loss_function

    def _complain(self, text: str, W: np.ndarray | None) -> tuple[float, np.ndarray]:
        self.complaint = self.complaint or text
        return 0.0, np.zeros_like(W) if W is not None else np.zeros((self.D, self.C))

    def steps(self, num_iters: int) -> list[Seen]:
        """One call a step; a loop that asks twice for the same batch (once for each result) is right too."""
        if len(self.calls) <= num_iters:
            return self.calls
        kept: list[Seen] = []
        for seen in self.calls:
            if kept and np.array_equal(seen.W, kept[-1].W) and np.array_equal(seen.X, kept[-1].X):
                continue
            kept.append(seen)
        return kept
