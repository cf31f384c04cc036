"""
code = "elastic-zero-beta"
title = "A beta of 0 is taken for a missing one"
thinks = "beta or 0.5 is the default."
says = "A beta of 0 is replaced by the default, because 0 counts as false in Python: 0 is a beta like any other."
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
        b = beta or 0.5
        penalty, slope = b * W**2 + np.abs(W), 2 * b * W + np.sign(W)
    else:
        raise ValueError(kind)
    if not penalise_bias:
        penalty[-1] = 0
        slope[-1] = 0
    return lam * np.sum(penalty), lam * slope
