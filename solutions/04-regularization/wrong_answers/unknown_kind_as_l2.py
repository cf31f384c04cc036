"""
code = "unknown-kind-as-l2"
title = "Every unknown kind is taken for L2"
thinks = "L2 is what one takes if nothing is said."
says = "Every unknown kind is taken for L2, so that a typing error gives a wrong loss without a word: it should raise ValueError."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"unknown kind" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    penalty, slope = W**2, 2 * W
    if kind == "l1":
        penalty, slope = np.abs(W), np.sign(W)
    elif kind == "elastic":
        penalty, slope = beta * penalty + np.abs(W), beta * slope + np.sign(W)
    if not penalise_bias:
        penalty[-1], slope[-1] = 0, 0
    return lam * np.sum(penalty), lam * slope
