"""
code = "kind-misspelt"
title = "A kind is not recognised"
thinks = "The kind is called elastic_net."
says = "Your function does not know the kind elastic and raises ValueError for it: compare with the names as the stub spells them."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"elastic loss" = 0
"elastic gradient" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l2":
        penalty, slope = W**2, 2 * W
    elif kind == "l1":
        penalty, slope = np.abs(W), np.sign(W)
    elif kind == "elastic_net":
        penalty, slope = beta * W**2 + np.abs(W), 2 * beta * W + np.sign(W)
    else:
        raise ValueError(kind)
    if not penalise_bias:
        penalty[-1], slope[-1] = 0, 0
    return lam * np.sum(penalty), lam * slope
