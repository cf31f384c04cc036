"""
code = "if-for-elif"
title = "if where elif is meant, so the else belongs to the second if"
thinks = "Three ifs and an else."
says = "Your else belongs to the last chain of ifs only, so a kind that was handled before it still ends there and raises ValueError: make one chain with elif."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l2 loss" = 0
"l2 gradient" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l2":
        penalty, slope = W**2, 2 * W
    if kind == "l1":
        penalty, slope = np.abs(W), np.sign(W)
    elif kind == "elastic":
        penalty, slope = beta * W**2 + np.abs(W), 2 * beta * W + np.sign(W)
    else:
        raise ValueError(kind)
    if not penalise_bias:
        penalty[-1], slope[-1] = 0, 0
    return lam * np.sum(penalty), lam * slope
