"""A numerical gradient by centred differences, in float64."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np


def numerical_gradient(f: Callable[[np.ndarray], float], W: np.ndarray, h: float = 1e-5) -> np.ndarray:
    """(f(W + h e) - f(W - h e)) / 2h for every entry of W, of W's shape; W stays as it is."""
    W = np.array(W, dtype=np.float64)
    gradient = np.zeros_like(W)
    for index in np.ndindex(*W.shape):
        up, down = W.copy(), W.copy()
        up[index] += h
        down[index] -= h
        gradient[index] = (f(up) - f(down)) / (up[index] - down[index])
    return gradient
