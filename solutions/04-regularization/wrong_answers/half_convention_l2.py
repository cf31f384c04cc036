"""
code = "half-convention"
title = "Half the regulariser, consistently"
thinks = "L2 has a one-half, as in most books; the elastic net is written above."
says = "You take one half of the squares, consistently in the loss and in the gradient. That is a common convention, but this pack uses none: the squares count in full, and their slope is 2 * W."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l2 loss" = 0
"l2 gradient" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l2":
        penalty, slope = W * W / 2, np.array(W)
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
