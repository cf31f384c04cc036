"""
code = "reg-grad-no-2"
title = "The factor 2 is missing in the regulariser's gradient"
thinks = "In L2 the exponent goes away."
says = "It is the gradient of half the squares: the derivative of W**2 is 2 * W, and the 2 stays, because this pack has no one-half."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l2 gradient" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l2":
        penalty = np.square(W)
        slope = 1.0 * W
    elif kind == "l1":
        penalty, slope = np.abs(W), np.sign(W)
    elif kind == "elastic":
        penalty, slope = beta * W**2 + np.abs(W), 2 * beta * W + np.sign(W)
    else:
        raise ValueError(kind)
    if not penalise_bias:
        penalty[-1] = 0
        slope[-1] = 0
    return lam * np.sum(penalty), lam * slope
