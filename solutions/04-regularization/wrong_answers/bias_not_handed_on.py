"""
code = "bias-still-penalised"
title = "penalise_bias is not used"
thinks = "The elastic net is the sum of the other two."
says = "For the elastic net penalise_bias is not used: hand it on when you call the function for its two terms."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
bias = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "elastic":
        parts = [reg_loss_grad(W, "l2", beta), reg_loss_grad(W, "l1", 1.0)]
        return lam * sum(part[0] for part in parts), lam * sum(part[1] for part in parts)
    V = W.copy()
    if not penalise_bias:
        V[-1] = 0
    if kind == "l2":
        return lam * np.sum(V**2), lam * 2 * V
    if kind == "l1":
        return lam * np.sum(np.abs(V)), lam * np.sign(V)
    raise ValueError(kind)
