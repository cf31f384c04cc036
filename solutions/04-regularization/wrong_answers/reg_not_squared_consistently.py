"""
code = "reg-not-squared"
title = "The norm in place of the squares"
thinks = "The L2 norm and its derivative."
says = "For L2 you take the norm, and its derivative: L2 as it is used here is the sum of the squares, without the root."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l2 loss" = 0
"l2 gradient" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    U = W if penalise_bias else np.vstack([W[:-1], 0 * W[-1:]])
    if kind == "l2":
        length = np.linalg.norm(U)
        return lam * length, lam * U / max(length, 1e-12)
    if kind == "l1":
        return lam * np.sum(np.abs(U)), lam * np.sign(U)
    if kind == "elastic":
        return lam * np.sum(beta * U**2 + np.abs(U)), lam * (2 * beta * U + np.sign(U))
    raise ValueError(kind)
