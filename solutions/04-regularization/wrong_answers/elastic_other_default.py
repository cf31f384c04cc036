"""
code = "elastic-default-beta"
title = "Another default of beta"
thinks = "Without beta it is the plain sum of the two."
says = "The default of beta is not that of the stub: leave the first line of the function as it was."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"elastic loss" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=1.0, penalise_bias=True):
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
    return lam * np.sum(penalty), lam * slope
