"""
code = "l1-grad-w"
title = "The weight itself as the slope of |w|"
thinks = "The slope of |w| points along w."
says = "You put the weight itself in place of the slope of |w|, so it grows with the weight: the slope is -1 or +1, whatever the size of w."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l1 gradient" = 0
"elastic gradient" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l2":
        penalty, slope = W**2, 2 * W
    elif kind == "l1":
        penalty, slope = np.abs(W), 1.0 * W
    elif kind == "elastic":
        penalty, slope = beta * W**2 + np.abs(W), 2 * beta * W + W
    else:
        raise ValueError(kind)
    if not penalise_bias:
        penalty[-1] = 0
        slope[-1] = 0
    return lam * np.sum(penalty), lam * slope
