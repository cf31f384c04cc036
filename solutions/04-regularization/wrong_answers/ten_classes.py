"""
code = "hard-coded-size"
title = "A size is written as a number"
thinks = "CIFAR-10 has ten classes."
says = "A size is written as a number in your function, so it is right for that shape of W only: take sizes from W.shape, or do without them."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l2 loss" = 0
"l1 loss" = 0
"elastic loss" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    V = np.array(W)
    if not penalise_bias:
        V[-1] = 0
    if kind == "l2":
        return lam * np.sum(V[:, :10] ** 2), 2 * lam * V
    if kind == "l1":
        return lam * np.sum(np.abs(V[:, :10])), lam * np.sign(V)
    if kind == "elastic":
        return lam * np.sum(beta * V[:, :10] ** 2 + np.abs(V[:, :10])), lam * (2 * beta * V + np.sign(V))
    raise ValueError(kind)
