"""How long the slowest honest way takes: vectorised code in long double, for which no processor has fast instructions."""

from __future__ import annotations

import time
from typing import Any

import numpy as np

TICK = 0.01  # seconds: what a kernel may count in
_TRIES = 3
_measured: dict[tuple[int, ...], float] = {}  # shape -> seconds


def slowest_honest_seconds(arguments: tuple[Any, ...], *, anew: bool = False) -> float:
    """CPU time of losses and gradients on the arrays among `arguments`, computed in long double in this process.

    No less than a tick: where the kernel counts in ticks, what takes less may be told as no time at all, and honest code as a tick.

    Args:
        anew: measure it again. What was measured before is good enough to see that a function takes far less; before
            one is refused the machine must be asked as it is now, which may be slower.
    """
    arrays = [a for a in arguments if isinstance(a, np.ndarray) and a.dtype.kind == "f"]
    examples = max(arrays, key=lambda array: array.shape[0] if array.ndim else 0)
    if not anew and examples.shape in _measured:
        return _measured[examples.shape]
    taken = _measure(np.asarray(examples, np.longdouble).reshape(len(examples), -1))
    # Of all measurements the shortest is kept: one bad moment must not raise the limit for all who come later.
    _measured[examples.shape] = min(taken, _measured.get(examples.shape, taken))
    return taken


def _measure(table: np.ndarray) -> float:
    weights = np.ones((table.shape[1], max(min(table.shape[1], 4), 2)), np.longdouble)
    best = float("inf")
    for _ in range(_TRIES):
        start = time.thread_time()
        _losses_and_gradient(table, weights)
        best = min(best, time.thread_time() - start)
    return max(best, TICK)


def _losses_and_gradient(X: np.ndarray, W: np.ndarray) -> tuple[Any, np.ndarray]:
    """Nothing that anybody asks for: what two losses take together, with one-hot tables and products without BLAS."""
    S = X @ W
    one_hot = np.eye(W.shape[1], dtype=X.dtype)[np.argmax(S, axis=1)]
    own = (S * one_hot).sum(axis=1, keepdims=True)
    shares = np.exp(S - S.max(axis=1, keepdims=True))
    shares = shares / shares.sum(axis=1, keepdims=True)
    logs = -np.log(shares)
    margins = np.maximum(0, S - own + 1) * (1 - one_hot)
    counts = (margins > 0).astype(X.dtype)
    counts = counts - one_hot * counts.sum(axis=1, keepdims=True)
    return (logs + margins).sum(), np.einsum("nd,nc->dc", X, shares + counts)
