"""
code = "l1-with-beta"
title = "beta multiplies plain L1 as well"
thinks = "beta is the share of each penalty."
says = "beta multiplies the absolute values of plain L1: it belongs to the elastic net, and the other two kinds do not use it."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l1 loss" = 0
"l1 gradient" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l2":
        penalty, slope = W**2, 2 * W
    elif kind == "l1":
        penalty, slope = beta * np.abs(W), beta * np.sign(W)
    elif kind == "elastic":
        penalty, slope = beta * W**2 + np.abs(W), 2 * beta * W + np.sign(W)
    else:
        raise ValueError(kind)
    if not penalise_bias:
        penalty[-1] = 0
        slope[-1] = 0
    return lam * np.sum(penalty), lam * slope
