"""
code = "unknown-kind-substring"
title = "The kind is looked for inside a text"
thinks = "in tells whether it is one of them."
says = "You look for the kind inside one long text, where every piece of it is found: look for it in a tuple or a list of the three names."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"unknown kind" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind not in "l1, l2, elastic":
        raise ValueError("kind should be l1, l2 or elastic, not " + kind)
    if kind == "l1":
        penalty, slope = np.abs(W), np.sign(W)
    elif kind == "l2":
        penalty, slope = W**2, 2 * W
    else:
        penalty, slope = beta * W**2 + np.abs(W), 2 * beta * W + np.sign(W)
    if not penalise_bias:
        penalty, slope = penalty[:-1], np.vstack([slope[:-1], np.zeros(W.shape[1])])
    return lam * penalty.sum(), lam * slope
