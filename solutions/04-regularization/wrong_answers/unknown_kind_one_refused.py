"""
code = "unknown-kind-one-refused"
title = "Only some unknown kinds are refused"
thinks = "The check asks for l3."
says = "You refuse the unknown kind of the visible check and accept others: everything that is none of the three names should raise ValueError, so leave that to the last else."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"unknown kind" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l3":
        raise ValueError("there is no l3")
    V = W * 1.0
    if not penalise_bias:
        V[-1] = 0
    if kind == "l2":
        return lam * np.sum(V**2), 2 * lam * V
    if kind == "l1":
        return lam * np.sum(abs(V)), lam * np.sign(V)
    return lam * np.sum(beta * V**2 + abs(V)), lam * (2 * beta * V + np.sign(V))
