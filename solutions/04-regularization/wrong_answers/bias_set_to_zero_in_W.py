"""
code = "changes-input"
title = "An argument is changed in place"
thinks = "W[-1] = 0 leaves the bias out."
says = "You change W itself, and whoever called your function has lost it: work on a copy. (V = W gives the same array a second name; W.copy() makes a new one.)"
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
bias = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if not penalise_bias:
        W[-1] = 0
    if kind == "l2":
        loss, dW = np.sum(W**2), 2 * W
    elif kind == "l1":
        loss, dW = np.sum(np.abs(W)), np.sign(W)
    elif kind == "elastic":
        loss, dW = np.sum(beta * W**2 + np.abs(W)), 2 * beta * W + np.sign(W)
    else:
        raise ValueError(kind)
    return lam * loss, lam * dW
