"""
code = "subgradient-divides"
title = "The sign by division, 0/0 at exactly 0"
thinks = "The sign of w is w / |w|."
says = "You make the sign by a division, which is 0/0 for a weight of exactly 0: np.sign gives the 0 that is wanted there."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"subgradient at 0" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l2":
        penalty, slope = W**2, 2 * W
    elif kind == "l1":
        penalty, slope = np.abs(W), W / np.abs(W)
    elif kind == "elastic":
        penalty, slope = beta * W**2 + np.abs(W), 2 * beta * W + W / np.abs(W)
    else:
        raise ValueError(kind)
    if not penalise_bias:
        penalty[-1] = 0
        slope[-1] = 0
    return lam * np.sum(penalty), lam * slope
