"""
code = "l1-no-abs"
title = "Absolute values forgotten in the loss"
thinks = "L1 is the sum of the weights."
says = "You add up the weights themselves, so that positive and negative ones cancel: take the absolute value of each first."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l1 loss" = 0
"elastic loss" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l2":
        penalty, slope = W**2, 2 * W
    elif kind == "l1":
        penalty, slope = W.copy(), np.sign(W)
    elif kind == "elastic":
        penalty, slope = beta * W**2 + W, 2 * beta * W + np.sign(W)
    else:
        raise ValueError(kind)
    if not penalise_bias:
        penalty[-1] = 0
        slope[-1] = 0
    return lam * np.sum(penalty), lam * slope
