"""The multiclass hinge loss of one example, and its specification in plain loops."""

from __future__ import annotations

import numpy as np

from solutions.reference import slow


def example_loss(x: np.ndarray, y: int, W: np.ndarray) -> float:
    """Sum over j != y of max(0, s_j - s_y + 1) with s = x @ W; x is (D,), W is (D, C)."""
    s = np.asarray(x, dtype=np.float64) @ np.asarray(W, dtype=np.float64)
    margins = np.maximum(0.0, s - s[y] + 1.0)
    margins[y] = 0.0
    return float(np.sum(margins))


def slow_example_loss(x: np.ndarray, y: int, W: np.ndarray) -> float:
    """The same, spelled out over Python floats."""
    return slow.hinge(slow.scores(W.tolist(), x.tolist()), int(y))


def slow_hinge_losses(S: np.ndarray, y: np.ndarray, delta: float = 1.0, p: int = 1) -> list[float]:
    """The loss of each row of scores, spelled out over Python floats."""
    return [slow.hinge(row, int(label), delta, p) for row, label in zip(S.tolist(), y.tolist(), strict=True)]
