"""The same losses spelled out in plain loops over Python floats: the specification.

Slow and obvious on purpose. The fast references are proved against these.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

Matrix = Sequence[Sequence[float]]


def scores(W: Matrix, x: Sequence[float]) -> list[float]:
    """s_j = sum over d of x_d * W_dj."""
    return [sum(x[d] * W[d][j] for d in range(len(x))) for j in range(len(W[0]))]


def hinge(s: Sequence[float], label: int, delta: float = 1.0, p: int = 1) -> float:
    """Sum over j != label of max(0, s_j - s_label + delta)**p."""
    return sum(max(0.0, s[j] - s[label] + delta) ** p for j in range(len(s)) if j != label)


def cross_entropy(s: Sequence[float], label: int) -> float:
    """log(sum exp s_j) - s_label."""
    top = max(s)
    return top + math.log(sum(math.exp(v - top) for v in s)) - s[label]


def penalty(W: Matrix) -> float:
    """Sum of the squared weights."""
    return sum(w * w for row in W for w in row)


def svm_loss(W: Matrix, X: Matrix, y: Sequence[int], reg: float) -> float:
    """Mean hinge loss plus reg times the sum of squares."""
    return sum(hinge(scores(W, x), label) for x, label in zip(X, y, strict=True)) / len(y) + reg * penalty(W)


def softmax_loss(W: Matrix, X: Matrix, y: Sequence[int], reg: float) -> float:
    """Mean cross-entropy loss plus reg times the sum of squares."""
    return sum(cross_entropy(scores(W, x), label) for x, label in zip(X, y, strict=True)) / len(y) + reg * penalty(W)


def svm_gradient(W: Matrix, X: Matrix, y: Sequence[int], reg: float) -> list[list[float]]:
    """dL/dW, one example and one class at a time."""
    D, C, N = len(W), len(W[0]), len(y)
    gradient = [[2 * reg * W[d][j] for j in range(C)] for d in range(D)]
    for x, label in zip(X, y, strict=True):
        s = scores(W, x)
        for j in range(C):
            if j != label and s[j] - s[label] + 1 > 0:
                for d in range(D):
                    gradient[d][j] += x[d] / N
                    gradient[d][label] -= x[d] / N
    return gradient


def softmax_gradient(W: Matrix, X: Matrix, y: Sequence[int], reg: float) -> list[list[float]]:
    """dL/dW, one example and one class at a time."""
    D, C, N = len(W), len(W[0]), len(y)
    gradient = [[2 * reg * W[d][j] for j in range(C)] for d in range(D)]
    for x, label in zip(X, y, strict=True):
        s = scores(W, x)
        top = max(s)
        total = sum(math.exp(v - top) for v in s)
        for j in range(C):
            p = math.exp(s[j] - top) / total
            for d in range(D):
                gradient[d][j] += x[d] * (p - (j == label)) / N
    return gradient
