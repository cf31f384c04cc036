"""
code = "l1-smoothed"
title = "A smooth function in place of |w|"
thinks = "The corner needs smoothing before it can be differentiated."
says = "You use a smooth function in place of |w|: take |w| itself; section 3.1 says which slope is used at its corner."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l1 loss" = 0
"l1 gradient" = 0
"elastic loss" = 0
"elastic gradient" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    V = W.copy()
    if not penalise_bias:
        V[-1] = 0
    smooth = np.sqrt(V**2 + 0.01)
    size, sign = smooth - 0.1, V / smooth
    if kind == "l2":
        return lam * np.sum(V**2), 2 * lam * V
    if kind == "l1":
        return lam * np.sum(size), lam * sign
    if kind == "elastic":
        return lam * np.sum(beta * V**2 + size), lam * (2 * beta * V + sign)
    raise ValueError(kind)
