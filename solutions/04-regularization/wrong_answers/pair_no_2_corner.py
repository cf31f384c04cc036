"""
code = ["reg-grad-no-2", "subgradient-at-zero"]
title = "The factor 2 is missing, and slope +1 at exactly 0"
thinks = "The derivative of W**2 is W; from zero on the sign is +1."
says = "It is the gradient of half the squares: the derivative of W**2 is 2 * W, and the 2 stays, because this pack has no one-half."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l2 gradient" = 0
"elastic gradient" = 0
"subgradient at 0" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l2":
        penalty, slope = W**2, W + 0.0
    elif kind == "l1":
        penalty, slope = np.abs(W), np.where(W < 0, -1.0, 1.0)
    elif kind == "elastic":
        penalty, slope = beta * W**2 + np.abs(W), beta * W + np.where(W < 0, -1.0, 1.0)
    else:
        raise ValueError(kind)
    if not penalise_bias:
        penalty[-1] = 0
        slope[-1] = 0
    return lam * np.sum(penalty), lam * slope
