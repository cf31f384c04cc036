"""
code = "bias-only-kept"
title = "All rows but the last are left out"
thinks = "[:-1] is the bias."
says = "You leave out all rows but the last: [:-1] is everything except the bias, [-1] is the bias."
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
        penalty[:-1] = 0
        slope[:-1] = 0
    return lam * np.sum(penalty), lam * slope
