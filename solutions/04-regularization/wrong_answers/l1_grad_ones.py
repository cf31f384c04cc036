"""
code = "l1-grad-ones"
title = "Slope +1 for every weight"
thinks = "The derivative of |w| is 1."
says = "The slope of |w| is +1 in your gradient, whatever the sign of w: for a negative weight it is -1."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l1 gradient" = 0
"elastic gradient" = 0
"subgradient at 0" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l2":
        penalty, slope = W**2, 2 * W
    elif kind == "l1":
        penalty, slope = np.abs(W), np.ones_like(W)
    elif kind == "elastic":
        penalty, slope = beta * W**2 + np.abs(W), 2 * beta * W + 1
    else:
        raise ValueError(kind)
    if not penalise_bias:
        penalty[-1] = 0
        slope[-1] = 0
    return lam * np.sum(penalty), lam * slope
