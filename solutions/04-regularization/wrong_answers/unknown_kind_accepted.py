"""
code = "unknown-kind-accepted"
title = "Every unknown kind is taken for the elastic net"
thinks = "There are three kinds, so the last one is the else."
says = "Your else takes every unknown kind for one of the three, so that a typing error gives a wrong loss without a word: it should raise ValueError."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"unknown kind" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    mask = np.ones_like(W)
    if not penalise_bias:
        mask[-1] = 0
    if kind == "l2":
        return lam * np.sum(mask * W**2), lam * mask * 2 * W
    elif kind == "l1":
        return lam * np.sum(mask * np.abs(W)), lam * mask * np.sign(W)
    else:
        return lam * np.sum(mask * (beta * W**2 + np.abs(W))), lam * mask * (2 * beta * W + np.sign(W))
