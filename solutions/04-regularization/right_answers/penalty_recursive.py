"""
title = "The elastic net by calling itself"
why = "Recursion in place of a third formula; the strength of the squares is lam * beta."
replaces = "reg_loss_grad"
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "elastic":
        one, dW_one = reg_loss_grad(W, "l2", lam * beta, penalise_bias=penalise_bias)
        two, dW_two = reg_loss_grad(W, "l1", lam, penalise_bias=penalise_bias)
        return one + two, dW_one + dW_two
    V = W if penalise_bias else W[:-1]
    if kind == "l2":
        loss, dV = np.vdot(V, V), 2 * V
    elif kind == "l1":
        loss, dV = np.linalg.norm(V.ravel(), 1), np.sign(V)
    else:
        raise ValueError(kind)
    dW = np.zeros_like(W)
    dW[: len(V)] = dV
    return lam * loss, lam * dW
