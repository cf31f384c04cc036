"""
code = "result-overwritten"
title = "A result is overwritten by the next call"
thinks = "Making the array once saves time."
says = "You write every gradient into the same array, so the next call overwrites the one that the caller has kept: make a new array in each call."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l2 gradient" = 0
"""
import numpy as np


gradients = {}


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    dW = gradients.setdefault(W.shape, np.empty(W.shape))
    V = W.copy()
    if not penalise_bias:
        V[-1] = 0
    if kind == "l2":
        loss, dW[...] = np.sum(V**2), 2 * lam * V
    elif kind == "l1":
        loss, dW[...] = np.sum(np.abs(V)), lam * np.sign(V)
    elif kind == "elastic":
        loss, dW[...] = np.sum(beta * V**2 + np.abs(V)), lam * (2 * beta * V + np.sign(V))
    else:
        raise ValueError(kind)
    return lam * loss, dW
