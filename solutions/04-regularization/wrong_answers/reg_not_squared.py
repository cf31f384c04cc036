"""
code = "reg-not-squared"
title = "The norm in place of the squares"
thinks = "L2 is the Euclidean norm."
says = "For L2 you take the norm, with its square root: L2 as it is used here is the sum of the squares itself."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l2 loss" = 0
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
    if kind == "l2":
        return lam * np.sqrt(penalty.sum()), lam * slope
    return lam * np.sum(penalty), lam * slope
