"""
code = "grad-not-implemented"
title = "The gradient is zero everywhere"
thinks = "The loss is done; the gradient stays as it was begun."
says = "The gradient stays the array of zeros that it begins as: fill in the slopes, as you did the penalties."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l2 gradient" = 0
"l1 gradient" = 0
"elastic gradient" = 0
"subgradient at 0" = 0
bias = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    dW = np.zeros_like(W)
    V = W if penalise_bias else W[:-1]
    if kind == "l2":
        loss = np.sum(V**2)
    elif kind == "l1":
        loss = np.sum(np.abs(V))
    elif kind == "elastic":
        loss = np.sum(beta * V**2 + np.abs(V))
    else:
        raise ValueError(kind)
    return lam * loss, dW
