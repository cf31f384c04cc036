"""
code = "elastic-beta-twice"
title = "beta is multiplied in twice"
thinks = "The elastic net is beta times L2 of strength lam * beta, plus L1."
says = "beta is multiplied into your elastic net twice: once when you call the function for L2, and once more outside."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"elastic loss" = 0
"elastic gradient" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "elastic":
        squares, slope = reg_loss_grad(W, "l2", lam * beta, beta, penalise_bias)
        sizes, signs = reg_loss_grad(W, "l1", lam, beta, penalise_bias)
        return beta * squares + sizes, beta * slope + signs
    V = W.copy()
    if not penalise_bias:
        V[-1] = 0
    if kind == "l2":
        return lam * np.sum(V * V), 2 * lam * V
    if kind == "l1":
        return lam * np.sum(np.abs(V)), lam * np.sign(V)
    raise ValueError(kind)
