"""
code = "bias-last-column"
title = "The last column taken for the bias"
thinks = "The bias is the last column of ones."
says = "You leave out the last column of W, which is a class: the column of ones is in X, and the bias is the last row of W."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
bias = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l2":
        penalty, slope = W**2, 2 * W
    elif kind == "l1":
        penalty, slope = np.abs(W), np.sign(W)
    elif kind == "elastic":
        penalty, slope = beta * W**2 + np.abs(W), 2 * beta * W + np.sign(W)
    else:
        raise ValueError(kind)
    if not penalise_bias:
        penalty[:, -1] = 0
        slope[:, -1] = 0
    return lam * np.sum(penalty), lam * slope
