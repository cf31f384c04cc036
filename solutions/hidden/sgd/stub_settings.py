"""Which settings `train(X, y)` works with: those that the stub gives its arguments."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

# learning_rate, reg, num_iters, batch_size: the learning rate as it shows in the whole walk.
MANY = 301
STUB_SETTINGS = np.array([1e-3, 1e-5, 100.0, 200.0])


def settings_used(LinearClassifier: Any) -> np.ndarray:
    """What a `train` without settings hands to the loss function; relative to its own number of steps."""
    # More rows than batch_size: nothing is cut down to them.
    X, y = np.resize([[1.0, 2.0], [0.5, -1.0], [2.0, 0.3]], (MANY, 2)), np.resize([0, 1, 1], MANY)
    slope = np.array([[1.0, -2.0], [3.0, 0.5]])
    asked: list[tuple[np.ndarray, float, int]] = []

    def loss_function(W: Any, X: Any, y: Any, reg: Any) -> tuple[float, np.ndarray]:
        asked.append((np.array(W, dtype=float), float(reg), len(X)))
        return 1.0, slope.copy() if np.shape(W) == slope.shape else np.ones(np.shape(W))

    model = LinearClassifier(loss_function, seed=1)
    model.train(X, y)
    if not asked:
        return np.zeros(4)
    walk = [W for W, _, _ in asked] + [np.asarray(model.W, dtype=float)]
    steps = sum(not np.array_equal(now, later) for now, later in pairwise(walk))
    same = walk[0].shape == walk[-1].shape == slope.shape
    moved = float(np.sum((walk[0] - walk[-1]) * slope) / np.sum(slope**2)) if same else 0.0
    size = max((size for _, _, size in asked), key=lambda size: size != len(X))
    return np.array([moved / max(steps, 1), asked[0][1], float(steps), float(size)])
