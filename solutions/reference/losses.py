"""The four losses, vectorised, in the course's conventions.

`X` is (N, D), `y` (N,), `W` (D, C), scores `X @ W`; the loss is the mean over examples plus
`reg * sum(W**2)`, no one-half. Source of the formulas: Weston and Watkins (1999) for the hinge,
Bishop (2006), section 4.3.4, for softmax.
"""

from __future__ import annotations

import numpy as np


def hinge_losses(S: np.ndarray, y: np.ndarray, delta: float = 1.0, p: int = 1) -> np.ndarray:
    """Per-example losses sum over j != y of max(0, s_j - s_y + delta)**p, shape (N,)."""
    rows = np.arange(len(y))
    margins = np.maximum(0.0, S - S[rows, y][:, None] + delta)
    margins[rows, y] = 0.0
    return np.sum(margins**p, axis=1)


def svm_loss(W: np.ndarray, X: np.ndarray, y: np.ndarray, reg: float) -> tuple[float, np.ndarray]:
    """Mean multiclass hinge loss and its (sub)gradient, shapes () and (D, C)."""
    N = len(y)
    rows = np.arange(N)
    S = X @ W
    margins = np.maximum(0.0, S - S[rows, y][:, None] + 1.0)
    margins[rows, y] = 0.0
    active = (margins > 0).astype(X.dtype)
    active[rows, y] = -np.sum(active, axis=1)
    return float(np.sum(margins) / N + reg * np.vdot(W, W)), _gradient(active, W, X, reg)


def _gradient(dS: np.ndarray, W: np.ndarray, X: np.ndarray, reg: float) -> np.ndarray:
    """X.T @ dS / N + 2 reg W, shape (D, C).

    BLAS goes through a tall X once for dS.T @ X, and many times for X.T @ dS.
    """
    gradient: np.ndarray = 2 * reg * W
    gradient += ((dS / len(X)).T @ X).T
    return gradient


def softmax(S: np.ndarray) -> np.ndarray:
    """Row-wise probabilities, shifted by each row's maximum, shape (N, C)."""
    E = np.exp(S - np.max(S, axis=1, keepdims=True))
    return E / np.sum(E, axis=1, keepdims=True)


def cross_entropy(S: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Per-example losses log(sum exp s) - s_y by log-sum-exp, shape (N,)."""
    shifted = S - np.max(S, axis=1, keepdims=True)
    return np.log(np.sum(np.exp(shifted), axis=1)) - shifted[np.arange(len(y)), y]


def softmax_loss(W: np.ndarray, X: np.ndarray, y: np.ndarray, reg: float) -> tuple[float, np.ndarray]:
    """Mean cross-entropy loss and its gradient, shapes () and (D, C)."""
    N = len(y)
    rows = np.arange(N)
    S = X @ W
    S -= np.max(S, axis=1, keepdims=True)
    E = np.exp(S)
    totals = np.sum(E, axis=1)
    loss = np.sum(np.log(totals) - S[rows, y]) / N + reg * np.vdot(W, W)
    dS = E / totals[:, None]
    dS[rows, y] -= 1.0
    return float(loss), _gradient(dS, W, X, reg)
