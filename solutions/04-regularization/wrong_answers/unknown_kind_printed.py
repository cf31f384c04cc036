"""
code = "unknown-kind-printed"
title = "An unknown kind is printed, not raised"
thinks = "The user reads the message."
says = "For an unknown kind you print a message and return nothing: raise ValueError, so that the program stops where the mistake is."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"unknown kind" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    D = W.shape[0] if penalise_bias else W.shape[0] - 1
    dW = np.zeros_like(W)
    if kind == "l2":
        loss = lam * np.sum(W[:D] ** 2)
        dW[:D] = 2 * lam * W[:D]
    elif kind == "l1":
        loss = lam * np.sum(np.abs(W[:D]))
        dW[:D] = lam * np.sign(W[:D])
    elif kind == "elastic":
        loss = lam * np.sum(beta * W[:D] ** 2 + np.abs(W[:D]))
        dW[:D] = lam * (2 * beta * W[:D] + np.sign(W[:D]))
    else:
        print("ValueError: unknown kind", kind)
        return
    return loss, dW
