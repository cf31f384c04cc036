"""
code = "integer-result"
title = "The result is rounded to integers"
thinks = "np.sign gives -1, 0 and 1."
says = "You put the gradient into an array of integers, which cuts the fractions off: make it with floats."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l2 gradient" = 0
"l1 gradient" = 0
"elastic gradient" = 0
"subgradient at 0" = 0
bias = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind not in ["l2", "l1", "elastic"]:
        raise ValueError(kind)
    D = len(W) if penalise_bias else len(W) - 1
    V, dW = W[:D], np.zeros(W.shape, dtype=int)
    a = {"l2": 1.0, "l1": 0.0, "elastic": beta}[kind]
    b = 0.0 if kind == "l2" else 1.0
    dW[:D] = lam * (2 * a * V + b * np.sign(V))
    return lam * np.sum(a * V**2 + b * np.abs(V)), dW
