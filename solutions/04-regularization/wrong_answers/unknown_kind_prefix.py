"""
code = "unknown-kind-prefix"
title = "Only the beginning of the kind is looked at"
thinks = "elastic may be called elastic net, too."
says = "You look at the beginning of the kind only, so that longer names are accepted: compare the whole text, with ==."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"unknown kind" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind.startswith("l2"):
        penalty, slope = W**2, 2 * W
    elif kind.startswith("l1"):
        penalty, slope = np.abs(W), np.sign(W)
    elif kind.startswith("elastic"):
        penalty, slope = beta * W**2 + np.abs(W), 2 * beta * W + np.sign(W)
    else:
        raise ValueError(kind)
    if not penalise_bias:
        penalty[-1] = 0
        slope[-1] = 0
    return lam * np.sum(penalty), lam * slope
