"""
code = "number-for-gradient-without-strength"
title = "Without strength the gradient is a number"
thinks = "Without strength there is nothing to do."
says = "With a strength of zero you return early, and the gradient is a number there: it has the shape of W always."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l2 gradient" = 0
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
        penalty[-1] = 0
        slope[-1] = 0
    if lam == 0:
        return 0.0, 0.0
    return lam * np.sum(penalty), lam * slope
