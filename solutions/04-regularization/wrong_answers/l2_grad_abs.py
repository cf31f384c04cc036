"""
code = "l2-grad-abs"
title = "The sign is lost in the gradient of the squares"
thinks = "A square is positive, so its slope is."
says = "The slope of the squares is positive everywhere in your gradient: it has the sign of the weight, so that a step moves the weight towards 0."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l2 gradient" = 0
"elastic gradient" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l2":
        penalty, slope = W**2, 2 * np.abs(W)
    elif kind == "l1":
        penalty, slope = np.abs(W), np.sign(W)
    elif kind == "elastic":
        penalty, slope = beta * W**2 + np.abs(W), 2 * beta * np.abs(W) + np.sign(W)
    else:
        raise ValueError(kind)
    if not penalise_bias:
        penalty[-1] = 0
        slope[-1] = 0
    return lam * np.sum(penalty), lam * slope
