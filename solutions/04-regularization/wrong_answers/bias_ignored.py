"""
code = "bias-still-penalised"
title = "penalise_bias is not used"
thinks = "W is penalised as it is."
says = "penalise_bias is not used: with False the last row of W should count neither in the loss nor in the gradient."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
bias = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l2":
        penalty, slope = W**2, 2 * W
    elif kind == "l1":
        penalty, slope = np.abs(W), np.sign(W)
    elif kind == "elastic":
        penalty, slope = beta * W**2 + np.abs(W), 2 * beta * W + np.sign(W)
    else:
        raise ValueError(kind)
    loss = lam * np.sum(penalty)
    return loss, lam * slope
