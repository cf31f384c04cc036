"""
title = "Signs from comparisons, the loss as a matrix of one entry"
why = "The sign is the difference of two masks, and the loss is an array of shape (1, 1)."
replaces = "reg_loss_grad"
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    assert W.ndim == 2
    D = W.shape[0]
    V = np.where(np.arange(D)[:, None] < (D if penalise_bias else D - 1), W, 0)
    sign = 1.0 * (V > 0) - 1.0 * (V < 0)
    if kind == "l2":
        R, slope = V**2, 2 * V
    elif kind == "l1":
        R, slope = V * sign, sign
    elif kind == "elastic":
        R, slope = beta * V**2 + V * sign, 2 * beta * V + sign
    else:
        raise ValueError("no such kind")
    return lam * np.sum(R, keepdims=True), np.multiply(lam, slope)
