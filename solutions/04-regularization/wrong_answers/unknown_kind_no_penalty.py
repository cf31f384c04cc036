"""
code = "unknown-kind-no-penalty"
title = "An unknown kind gives no penalty"
thinks = "Without a known kind nothing is added."
says = "An unknown kind gives a penalty of zero, so that a typing error switches regularisation off without a word: it should raise ValueError."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"unknown kind" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    V = W.copy()
    if not penalise_bias:
        V[-1] = 0
    loss, dW = 0.0, np.zeros(W.shape)
    if kind == "l2":
        loss, dW = np.sum(V**2), 2 * V
    if kind == "l1":
        loss, dW = np.sum(np.abs(V)), np.sign(V)
    if kind == "elastic":
        loss, dW = np.sum(beta * V**2 + np.abs(V)), 2 * beta * V + np.sign(V)
    return lam * loss, lam * dW
