"""
code = ["l2-with-beta", "unknown-kind-as-l1"]
title = "beta multiplies plain L2, and unknown kinds are taken for L1"
thinks = "Written in one go."
says = "beta multiplies the squares of plain L2, too: it belongs to the elastic net, and the other two kinds do not use it."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l2 loss" = 0
"l2 gradient" = 0
"unknown kind" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    a = beta if kind in ("l2", "elastic") else 0.0
    b = 0.0 if kind == "l2" else 1.0
    V = W.copy()
    if not penalise_bias:
        V[-1] = 0
    return lam * np.sum(a * V**2 + b * np.abs(V)), lam * (2 * a * V + b * np.sign(V))
