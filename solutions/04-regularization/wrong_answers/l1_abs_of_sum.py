"""
code = "l1-abs-of-sum"
title = "The absolute value of the sum"
thinks = "The bars stand around the sum."
says = "You take the absolute value of the sum: L1 is the sum of the absolute values, weight by weight."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l1 loss" = 0
"elastic loss" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind not in ["l2", "l1", "elastic"]:
        raise ValueError("unknown kind")
    V = W.copy()
    if not penalise_bias:
        V[-1, :] = 0
    squares, absolute = np.sum(V**2), abs(np.sum(V))
    if kind == "l2":
        return lam * squares, 2 * lam * V
    if kind == "l1":
        return lam * absolute, lam * np.sign(V)
    return lam * (beta * squares + absolute), lam * (2 * beta * V + np.sign(V))
