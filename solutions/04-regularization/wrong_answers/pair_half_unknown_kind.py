"""
code = ["half-convention", "unknown-kind-accepted"]
title = "Half the regulariser, and unknown kinds are accepted"
thinks = "One half for neatness; the third kind is the else."
says = "You take one half of the squares, consistently in the loss and in the gradient. That is a common convention, but this pack uses none: the squares count in full, and their slope is 2 * W."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l2 loss" = 0
"l2 gradient" = 0
"elastic loss" = 0
"elastic gradient" = 0
"unknown kind" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    V = W.copy()
    if not penalise_bias:
        V[-1] = 0
    if kind == "l2":
        return lam / 2 * np.sum(V**2), lam * V
    if kind == "l1":
        return lam * np.abs(V).sum(), lam * np.sign(V)
    return lam * (beta / 2 * np.sum(V**2) + np.abs(V).sum()), lam * (beta * V + np.sign(V))
