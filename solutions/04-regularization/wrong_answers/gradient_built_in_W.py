"""
code = "changes-input"
title = "An argument is changed in place"
thinks = "dW = W makes a new array."
says = "You change W itself, and whoever called your function has lost it: work on a copy. (V = W gives the same array a second name; W.copy() makes a new one.)"
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l2 gradient" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    rows = len(W) if penalise_bias else len(W) - 1
    if kind == "l2":
        loss = lam * np.sum(W[:rows] ** 2)
        dW = W
        dW *= 2 * lam
    elif kind == "l1":
        loss = lam * np.sum(np.abs(W[:rows]))
        dW = lam * np.sign(W)
    elif kind == "elastic":
        loss = lam * np.sum(beta * W[:rows] ** 2 + np.abs(W[:rows]))
        dW = lam * (2 * beta * W + np.sign(W))
    else:
        raise ValueError(kind)
    dW = dW.copy()
    dW[rows:] = 0
    return loss, dW
