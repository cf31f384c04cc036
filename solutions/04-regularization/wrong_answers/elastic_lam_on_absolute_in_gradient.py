"""
code = "elastic-lam-on-absolute-only"
title = "The strength at the absolute values of the elastic net only"
thinks = "beta is the squares' own strength, in the slope."
says = "In the gradient of your elastic net lam multiplies the sign only: it multiplies the squares' slope, too."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"elastic gradient" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    count = len(W) if penalise_bias else len(W) - 1
    rows = (np.arange(len(W)) < count).reshape(-1, 1)
    squares, sizes = np.sum(rows * W * W), np.sum(rows * np.abs(W))
    if kind == "l2":
        loss = lam * squares
        dW = 2 * lam * W
    elif kind == "l1":
        loss = lam * sizes
        dW = lam * np.sign(W)
    elif kind == "elastic":
        loss = lam * (beta * squares + sizes)
        dW = 2 * beta * W + lam * np.sign(W)
    else:
        raise ValueError(kind)
    return loss, dW * rows
