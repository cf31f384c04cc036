"""
code = "reg-grad-double"
title = "Half the regulariser in the loss, twice its gradient"
thinks = "The loss has a one-half, and its gradient is 2 * W."
says = "The squares in your loss have a one-half that the gradient does not know of: take the one-half out of the loss, and the two agree."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l2 loss" = 0
"elastic loss" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l2":
        penalty, slope = 0.5 * W**2, 2 * W
    elif kind == "l1":
        penalty, slope = np.abs(W), np.sign(W)
    elif kind == "elastic":
        penalty, slope = 0.5 * beta * W**2 + np.abs(W), 2 * beta * W + np.sign(W)
    else:
        raise ValueError(kind)
    if not penalise_bias:
        penalty[-1] = 0
        slope[-1] = 0
    return lam * np.sum(penalty), lam * slope
