"""
code = "bias-gradient-shifted"
title = "The row of zeros is put on top of the gradient"
thinks = "A row of zeros makes the shape right again."
says = "You put the row of zeros in front of the other rows, so that each of them moves down by one: the bias is the last row."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
bias = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if not penalise_bias:
        loss, dW = reg_loss_grad(W[:-1], kind, lam, beta)
        return loss, np.concatenate([np.zeros((1, W.shape[1])), dW])
    if kind == "l2":
        return lam * np.sum(W**2), 2 * lam * W
    if kind == "l1":
        return lam * np.sum(np.abs(W)), lam * np.sign(W)
    if kind == "elastic":
        return lam * np.sum(beta * W**2 + np.abs(W)), lam * (2 * beta * W + np.sign(W))
    raise ValueError(kind)
