"""
code = ["elastic-mixing", "bias-gradient"]
title = "Mixed with beta and 1 - beta, and the bias is left out of the loss only"
thinks = "beta mixes the two; the loss is what counts."
says = "You mix the two terms with beta and 1 - beta, as some libraries do: here beta multiplies the squares, and the absolute values have no factor of their own."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"elastic loss" = 0
"elastic gradient" = 0
bias = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l2":
        penalty, slope = W**2, 2 * W
    elif kind == "l1":
        penalty, slope = np.abs(W), np.sign(W)
    elif kind == "elastic":
        penalty = beta * W**2 + (1 - beta) * np.abs(W)
        slope = 2 * beta * W + (1 - beta) * np.sign(W)
    else:
        raise ValueError(kind)
    if not penalise_bias:
        penalty = penalty[:-1]
    return lam * np.sum(penalty), lam * slope
