"""
code = "reg-grad-no-2"
title = "The factor 2 is missing in the regulariser's gradient"
thinks = "The derivative of W**2 is W."
says = "It is the gradient of half the squares: the derivative of W**2 is 2 * W, and the 2 stays, because this pack has no one-half."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l2 gradient" = 0
"elastic gradient" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    V = W.copy()
    if not penalise_bias:
        V[-1] = 0
    if kind == "l2":
        return lam * np.sum(V**2), lam * V
    if kind == "l1":
        return lam * np.sum(abs(V)), lam * np.sign(V)
    if kind == "elastic":
        return lam * np.sum(beta * V**2 + abs(V)), lam * (beta * V + np.sign(V))
    raise ValueError("kind")
