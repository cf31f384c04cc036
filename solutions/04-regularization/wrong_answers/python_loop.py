"""
code = "python-loop"
title = "Right, but with a loop in Python over the examples"
thinks = "One weight after another, as in the formula."
says = "The values are right, but Python goes through W piece by piece: let NumPy work on the whole array at once."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
vectorised = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind not in ("l2", "l1", "elastic"):
        raise ValueError(kind)
    D, C = W.shape
    if not penalise_bias:
        D -= 1
    loss, dW = 0.0, np.zeros(W.shape)
    for d in range(D):
        for c in range(C):
            w = W[d, c]
            if kind in ("l2", "elastic"):
                factor = beta if kind == "elastic" else 1.0
                loss += factor * w**2
                dW[d, c] += factor * 2 * w
            if kind in ("l1", "elastic"):
                loss += abs(w)
                dW[d, c] += np.sign(w)
    return lam * loss, lam * dW
