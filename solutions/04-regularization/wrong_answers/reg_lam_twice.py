"""
code = "reg-lam-twice"
title = "The strength is multiplied in twice"
thinks = "Each penalty is multiplied by lam, and so is what is returned."
says = "lam is multiplied in twice for the elastic net: it already stands in the two penalties that you add up."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"elastic loss" = 0
"elastic gradient" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l2":
        penalty, slope = W**2, 2 * W
    elif kind == "l1":
        penalty, slope = np.abs(W), np.sign(W)
    elif kind == "elastic":
        l2_loss, l2_slope = reg_loss_grad(W, "l2", lam * beta)
        l1_loss, l1_slope = reg_loss_grad(W, "l1", lam)
        penalty = lam * (beta * W**2 + np.abs(W))
        slope = l2_slope + l1_slope
    else:
        raise ValueError(kind)
    if not penalise_bias:
        penalty[-1] = 0
        slope[-1] = 0
    return lam * np.sum(penalty), lam * slope
