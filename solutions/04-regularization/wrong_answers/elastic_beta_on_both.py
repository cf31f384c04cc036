"""
code = "elastic-beta-on-both"
title = "beta at both terms"
thinks = "beta stands in front of the bracket."
says = "beta multiplies both terms of your elastic net: it belongs to the squares only."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"elastic loss" = 0
"elastic gradient" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l2":
        penalty, slope = W**2, 2 * W
    elif kind == "l1":
        penalty, slope = np.abs(W), np.sign(W)
    elif kind == "elastic":
        penalty = beta * (W**2 + np.abs(W))
        slope = beta * (2 * W + np.sign(W))
    else:
        raise ValueError(kind)
    if not penalise_bias:
        penalty[-1] = 0
        slope[-1] = 0
    return lam * np.sum(penalty), lam * slope
