"""
code = "reg-grad-sumW"
title = "The sum of the weights in place of the weights, in the gradient"
thinks = "The gradient of a sum is a sum."
says = "You add one number, the sum over W, to every entry of the gradient: each weight has its own slope, so nothing is summed there."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l2 gradient" = 0
"elastic gradient" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    V = W if penalise_bias else W[:-1]
    dV = np.zeros(V.shape)
    if kind == "l2":
        loss = np.sum(V**2)
        dV += 2 * np.sum(V)
    elif kind == "l1":
        loss = np.sum(np.abs(V))
        dV += np.sign(V)
    elif kind == "elastic":
        loss = np.sum(beta * V**2 + np.abs(V))
        dV += 2 * beta * np.sum(V) + np.sign(V)
    else:
        raise ValueError(kind)
    if not penalise_bias:
        dV = np.vstack([dV, np.zeros((1, W.shape[1]))])
    return lam * loss, lam * dV
