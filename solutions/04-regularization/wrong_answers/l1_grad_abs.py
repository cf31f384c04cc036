"""
code = "l1-grad-abs"
title = "The absolute value as the slope of |w|"
thinks = "The derivative of |w| is |w|."
says = "You put |w| in place of its slope: the slope of |w| is the sign of w."
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
        penalty = np.abs(W)
        slope = np.abs(W)
    elif kind == "elastic":
        penalty = beta * W**2 + np.abs(W)
        slope = 2 * beta * W + np.abs(W)
    else:
        raise ValueError(kind)
    if not penalise_bias:
        penalty[-1] = 0
        slope[-1] = 0
    return lam * np.sum(penalty), lam * slope
