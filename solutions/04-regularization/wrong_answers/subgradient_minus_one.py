"""
code = "subgradient-minus-one"
title = "Slope -1 at exactly 0"
thinks = "What is not positive is negative."
says = "At a weight of exactly 0 your mask counts it among the negative ones: the slope there should be 0."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"subgradient at 0" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    sign = (W > 0).astype(W.dtype) * 2 - 1
    table = {
        "l2": (W**2, 2 * W),
        "l1": (np.abs(W), sign),
        "elastic": (beta * W**2 + np.abs(W), 2 * beta * W + sign),
    }
    if kind not in table:
        raise ValueError(kind)
    penalty, slope = table[kind]
    rows = np.ones((len(W), 1), W.dtype)
    if not penalise_bias:
        rows[-1] = 0
    return lam * (rows * penalty).sum(), lam * rows * slope
