"""
code = "name-error"
title = "A name that is not defined"
thinks = "The strength is called reg, as in the other notebooks."
says = "Your function uses a name that it does not know: the strength is called lam here."
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
    if kind == "l2":
        penalty, slope = W**2, 2 * W
    elif kind == "l1":
        penalty, slope = np.abs(W), np.sign(W)
    elif kind == "elastic":
        penalty, slope = beta * W**2 + np.abs(W), 2 * beta * W + np.sign(W)
    else:
        raise ValueError(kind)
    if not penalise_bias:
        penalty[-1], slope[-1] = 0, 0
    return reg * np.sum(penalty), reg * slope
