"""Penalties, the max-norm constraint and soft thresholding: fast, then spelled out in plain loops.

`W` is (D, C), one column a class; its last row is the bias. No one-half anywhere. The elastic
net is written as in the course, `lam * sum(beta * W**2 + |W|)`; it is due to Zou and Hastie
(2005). The subgradient of |w| at 0 that is taken is 0. Soft thresholding is the proximal map of
t * |w| (Parikh and Boyd, "Proximal Algorithms", 2014, section 6.5.2).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

Matrix = Sequence[Sequence[float]]
KINDS = ("l2", "l1", "elastic")


def reg_loss_grad(
    W: np.ndarray, kind: str, lam: float, beta: float = 0.5, penalise_bias: bool = True
) -> tuple[float, np.ndarray]:
    """lam * R(W) and its (sub)gradient, shapes () and (D, C).

    Raises:
        ValueError: `kind` is none of `KINDS`.
    """
    if kind == "l2":
        penalty, slope = W * W, 2 * W
    elif kind == "l1":
        penalty, slope = np.abs(W), np.sign(W)
    elif kind == "elastic":
        penalty, slope = beta * W * W + np.abs(W), 2 * beta * W + np.sign(W)
    else:
        raise ValueError(f"kind should be one of {', '.join(KINDS)}, not {kind!r}")
    if not penalise_bias:
        penalty[-1] = 0.0
        slope[-1] = 0.0
    return float(lam * np.sum(penalty)), lam * slope


def project_max_norm(W: np.ndarray, max_norm: float) -> np.ndarray:
    """The nearest (D, C) matrix whose columns are no longer than `max_norm`."""
    norms = np.sqrt(np.sum(W * W, axis=0))
    return W * (max_norm / np.maximum(norms, max_norm))


def soft_threshold(W: np.ndarray, t: float) -> np.ndarray:
    """Every entry moved towards 0 by `t`, and stopped there; shape (D, C)."""
    return np.sign(W) * np.maximum(np.abs(W) - t, 0.0)


def slow_penalty(W: Matrix, kind: str, lam: float, beta: float, penalise_bias: bool = True) -> float:
    """lam * R(W), one weight at a time: the specification."""
    total = 0.0
    for row in W if penalise_bias else W[:-1]:
        for w in row:
            total += {"l2": w * w, "l1": abs(w), "elastic": beta * w * w + abs(w)}[kind]
    return lam * total


def slow_project_max_norm(W: Matrix, max_norm: float) -> list[list[float]]:
    """One column at a time: the specification."""
    out = [list(row) for row in W]
    for c in range(len(W[0])):
        norm = math.sqrt(sum(row[c] ** 2 for row in W))
        if norm > max_norm:
            for row in out:
                row[c] *= max_norm / norm
    return out


def slow_soft_threshold(W: Matrix, t: float) -> list[list[float]]:
    """One weight at a time, in three cases: the specification."""
    return [[w - t if w > t else w + t if w < -t else 0.0 for w in row] for row in W]
