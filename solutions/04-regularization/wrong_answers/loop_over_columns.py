"""
code = "python-loop"
title = "Right, but with a loop in Python over the examples"
thinks = "Only ten classes, so a loop over them is cheap."
says = "The values are right, but Python goes through W piece by piece: let NumPy work on the whole array at once."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
vectorised = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    loss, dW = 0.0, np.zeros_like(W)
    rows = slice(None) if penalise_bias else slice(None, -1)
    for c in range(W.shape[1]):
        w = W[rows, c]
        if kind == "l2":
            loss += lam * w @ w
            dW[rows, c] = 2 * lam * w
        elif kind == "l1":
            loss += lam * np.abs(w).sum()
            dW[rows, c] = lam * np.sign(w)
        elif kind == "elastic":
            loss += lam * (beta * w @ w + np.abs(w).sum())
            dW[rows, c] = lam * (2 * beta * w + np.sign(w))
        else:
            raise ValueError(kind)
    return loss, dW
