"""
code = "elastic-beta-forgotten"
title = "beta is not used"
thinks = "The slope of the squares is 2 * W."
says = "beta is missing in the gradient of your elastic net: it multiplies the squares, and so their slope, too."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"elastic gradient" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l2":
        penalty, slope = W**2, 2 * W
    elif kind == "l1":
        penalty, slope = np.abs(W), np.sign(W)
    elif kind == "elastic":
        penalty, slope = beta * W**2 + np.abs(W), 2 * W + np.sign(W)
    else:
        raise ValueError(kind)
    if not penalise_bias:
        penalty[-1] = 0
        slope[-1] = 0
    return lam * np.sum(penalty), lam * slope
