"""
code = "l2-spectral-norm"
title = "The 2-norm of the matrix"
thinks = "np.linalg.norm(W, 2) is the L2 norm."
says = "np.linalg.norm(W, 2) of a matrix is its largest singular value, not the root of the sum of squares: sum the squares of the weights yourself."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l2 loss" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    U = W if penalise_bias else np.vstack([W[:-1], 0 * W[-1:]])
    if kind == "l2":
        return lam * np.linalg.norm(U, 2) ** 2, lam * 2 * U
    if kind == "l1":
        return lam * np.sum(np.abs(U)), lam * np.sign(U)
    if kind == "elastic":
        return lam * np.sum(beta * U**2 + np.abs(U)), lam * (2 * beta * U + np.sign(U))
    raise ValueError(kind)
