"""
code = "l2-with-beta"
title = "beta multiplies plain L2 as well"
thinks = "beta is the weight of the squares, wherever there are squares."
says = "beta multiplies the squares of plain L2, too: it belongs to the elastic net, and the other two kinds do not use it."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l2 loss" = 0
"l2 gradient" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind not in ("l2", "l1", "elastic"):
        raise ValueError(f"unknown kind {kind}")
    V = W.copy()
    if not penalise_bias:
        V[-1] = 0
    loss, dW = 0.0, np.zeros_like(V)
    if kind != "l1":
        loss += beta * np.sum(V**2)
        dW += 2 * beta * V
    if kind != "l2":
        loss += np.sum(np.abs(V))
        dW += np.sign(V)
    return lam * loss, lam * dW
