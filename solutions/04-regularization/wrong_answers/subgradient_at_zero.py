"""
code = "subgradient-at-zero"
title = "Slope +1 at exactly 0"
thinks = "The sign is +1 from zero on."
says = "At a weight of exactly 0 your comparison decides for one side of the corner: the slope there should be 0, which np.sign gives by itself."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"subgradient at 0" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l2":
        penalty, slope = W**2, 2 * W
    elif kind == "l1":
        penalty, slope = np.abs(W), np.where(W >= 0, 1.0, -1.0)
    elif kind == "elastic":
        penalty, slope = beta * W**2 + np.abs(W), 2 * beta * W + np.where(W >= 0, 1.0, -1.0)
    else:
        raise ValueError(kind)
    if not penalise_bias:
        penalty[-1] = 0
        slope[-1] = 0
    return lam * np.sum(penalty), lam * slope
