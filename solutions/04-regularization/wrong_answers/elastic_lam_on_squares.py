"""
code = "elastic-lam-on-squares-only"
title = "The strength at the squares of the elastic net only"
thinks = "lam * beta * W**2 + abs(W), as it is written."
says = "For the elastic net lam multiplies the squares only: it multiplies all of R(W), so put the sum into brackets."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"elastic loss" = 0
"elastic gradient" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    V = np.array(W)
    if penalise_bias is False:
        V[-1] = 0
    if kind == "l2":
        loss = lam * np.sum(V**2)
        dW = lam * 2 * V
    elif kind == "l1":
        loss = lam * np.sum(np.abs(V))
        dW = lam * np.sign(V)
    elif kind == "elastic":
        loss = np.sum(lam * beta * V**2 + np.abs(V))
        dW = lam * beta * 2 * V + np.sign(V)
    else:
        raise ValueError("kind must be l2, l1 or elastic")
    return loss, dW
