"""
title = "Half the squares, consistently"
replaces = "reg_loss_grad"
thinks = "The one-half makes the derivative neat."
[expected]
test_reg_loss_grad = 7
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l2":
        penalty, slope = 0.5 * W**2, W
    elif kind == "l1":
        penalty, slope = np.abs(W), np.sign(W)
    elif kind == "elastic":
        penalty, slope = 0.5 * beta * W**2 + np.abs(W), beta * W + np.sign(W)
    else:
        raise ValueError(kind)
    if not penalise_bias:
        penalty[-1] = 0
        slope[-1] = 0
    return lam * np.sum(penalty), lam * slope
