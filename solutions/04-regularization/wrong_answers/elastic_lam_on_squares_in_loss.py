"""
code = "elastic-lam-on-squares-only"
title = "The strength at the squares of the elastic net only"
thinks = "lam * beta * sum + sum, as it is written."
says = "In the loss of your elastic net lam multiplies the squares only: it multiplies all of R(W), so put the sum into brackets."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"elastic loss" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    V = np.array(W)
    if not penalise_bias:
        V[-1] = 0
    if kind == "l2":
        return lam * np.sum(V**2), lam * 2 * V
    if kind == "l1":
        return lam * np.sum(np.abs(V)), lam * np.sign(V)
    if kind == "elastic":
        return lam * beta * np.sum(V**2) + np.sum(np.abs(V)), lam * (2 * beta * V + np.sign(V))
    raise ValueError("no such kind: " + str(kind))
