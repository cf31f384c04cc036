"""
code = "unknown-kind-contains"
title = "A name is looked for inside the kind"
thinks = "in compares texts."
says = "You ask whether a name stands somewhere inside the kind: compare the whole text, with ==."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"unknown kind" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if "2" in kind:
        penalty, slope = W**2, 2 * W
    elif "1" in kind:
        penalty, slope = np.abs(W), np.sign(W)
    elif "elastic" in kind:
        penalty, slope = beta * W**2 + np.abs(W), 2 * beta * W + np.sign(W)
    else:
        raise ValueError(kind)
    if not penalise_bias:
        penalty[-1] = 0
        slope[-1] = 0
    return lam * np.sum(penalty), lam * slope
