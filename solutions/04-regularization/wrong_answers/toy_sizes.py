"""
code = "hard-coded-size"
title = "A size is written as a number"
thinks = "The shape is that of the cell below."
says = "A size is written as a number in your function, so it is right for that shape of W only: take sizes from W.shape, or do without them."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l2 loss" = 0
"l2 gradient" = 0
"l1 loss" = 0
"l1 gradient" = 0
"elastic loss" = 0
"elastic gradient" = 0
"subgradient at 0" = 0
bias = 0
vectorised = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    mask = np.ones((3, 2))
    if not penalise_bias:
        mask[2] = 0
    if kind == "l2":
        penalty, slope = mask * W**2, mask * 2 * W
    elif kind == "l1":
        penalty, slope = mask * np.abs(W), mask * np.sign(W)
    elif kind == "elastic":
        penalty, slope = mask * (beta * W**2 + np.abs(W)), mask * (2 * beta * W + np.sign(W))
    else:
        raise ValueError(kind)
    return lam * np.sum(penalty), lam * slope
