"""
code = "unknown-kind-other-error"
title = "An unknown kind raises another error"
thinks = "A dictionary raises by itself."
says = "An unknown kind stops your function, but with another error than ValueError: raise that one yourself, so that the caller can tell what is wrong."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"unknown kind" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    a, b = {"l2": (1, 0), "l1": (0, 1), "elastic": (beta, 1)}[kind]
    V = W.copy()
    if not penalise_bias:
        V[-1] = 0
    return lam * np.sum(a * V**2 + b * np.abs(V)), lam * (2 * a * V + b * np.sign(V))
