"""
title = "np.matrix, and match"
why = "The gradient is an np.matrix, the loss the trace of a product; kinds are told apart by match."
replaces = "reg_loss_grad"
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    V = np.matrix(W, copy=True)
    if not penalise_bias:
        V[-1] = 0
    squares, absolute = np.trace(V.T * V), np.abs(V).sum()
    match kind:
        case "l2":
            return float(lam * squares), 2 * lam * V
        case "l1":
            return float(lam * absolute), lam * np.sign(V)
        case "elastic":
            return float(lam * (beta * squares + absolute)), lam * (2 * beta * V + np.sign(V))
        case _:
            raise ValueError(f"no penalty is called {kind}")
