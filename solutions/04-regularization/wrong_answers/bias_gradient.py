"""
code = "bias-gradient"
title = "The bias is left out of the loss only"
thinks = "Leaving it out of the loss is enough."
says = "With penalise_bias=False the bias is left out of the loss, but its row of the gradient is still there: what is not in the loss has no slope."
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
    if not penalise_bias:
        penalty[-1] = 0
    return lam * np.sum(penalty), lam * slope
