"""
code = "unknown-kind-any-case"
title = "Capital letters are accepted"
thinks = "It is friendly to accept L2 as well."
says = "You accept the names in capital letters: the docstring names three kinds, and anything else should raise ValueError."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"unknown kind" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    kind = kind.lower()
    if kind == "l2":
        penalty, slope = W**2, 2 * W
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
