"""
code = "bias-row-cut-off"
title = "The bias row is cut off the gradient"
thinks = "Without the bias W has one row less."
says = "With penalise_bias=False your gradient has one row less than W: it keeps its shape, with zeros in the last row."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
bias = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if not penalise_bias:
        W = W[:-1]
    if kind == "l2":
        loss, dW = np.sum(W**2), 2 * W
    elif kind == "l1":
        loss, dW = np.sum(np.abs(W)), np.sign(W)
    elif kind == "elastic":
        loss, dW = beta * np.sum(W**2) + np.sum(np.abs(W)), 2 * beta * W + np.sign(W)
    else:
        raise ValueError(f"what is {kind}?")
    return lam * loss, lam * dW
