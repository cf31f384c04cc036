"""
code = "bias-inverted"
title = "penalise_bias the other way round"
thinks = "penalise_bias=True: the bias is treated specially."
says = "The condition is the other way round: you leave the bias out when penalise_bias is True, and count it when it is False."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
bias = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    V = W.copy()
    if penalise_bias:
        V[-1] = 0
    if kind == "l2":
        return lam * np.sum(V**2), 2 * lam * V
    if kind == "l1":
        return lam * np.sum(np.abs(V)), lam * np.sign(V)
    if kind == "elastic":
        return lam * np.sum(beta * V**2 + np.abs(V)), lam * (2 * beta * V + np.sign(V))
    raise ValueError(kind)
