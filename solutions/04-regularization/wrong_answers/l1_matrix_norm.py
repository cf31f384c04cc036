"""
code = "l1-matrix-norm"
title = "The 1-norm of the matrix"
thinks = "np.linalg.norm(W, 1) is the L1 norm."
says = "np.linalg.norm(W, 1) of a matrix is its largest column sum of absolute values: take the sum of all of them."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l1 loss" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    U = W if penalise_bias else np.vstack([W[:-1], 0 * W[-1:]])
    if kind == "l2":
        return lam * np.sum(U**2), lam * 2 * U
    if kind == "l1":
        return lam * np.linalg.norm(U, 1), lam * np.sign(U)
    if kind == "elastic":
        return lam * np.sum(beta * U**2 + np.abs(U)), lam * (2 * beta * U + np.sign(U))
    raise ValueError(kind)
