"""
code = "elastic-lam-on-absolute-only"
title = "The strength at the absolute values of the elastic net only"
thinks = "beta is the strength of the squares, lam that of the absolute values."
says = "For the elastic net lam multiplies the absolute values only: it multiplies all of R(W), the squares with their beta, too."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"elastic loss" = 0
"elastic gradient" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    kinds = {"l2": (lam, 0.0), "l1": (0.0, lam), "elastic": (beta, lam)}
    if kind not in kinds:
        raise ValueError(kind)
    at_squares, at_absolute = kinds[kind]
    V = W if penalise_bias else np.concatenate([W[:-1], np.zeros_like(W[-1:])])
    return at_squares * np.sum(V**2) + at_absolute * np.sum(np.abs(V)), 2 * at_squares * V + at_absolute * np.sign(V)
