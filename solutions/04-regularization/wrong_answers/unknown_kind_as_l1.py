"""
code = "unknown-kind-as-l1"
title = "Every unknown kind is taken for L1"
thinks = "What has no squares is L1."
says = "Every unknown kind is taken for L1, so that a typing error gives a wrong loss without a word: it should raise ValueError."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"unknown kind" = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    factor = {"l2": 1.0, "elastic": beta}.get(kind, 0.0)
    keep = np.ones(W.shape)
    if not penalise_bias:
        keep[-1] = 0
    penalty, slope = factor * W**2, 2 * factor * W
    if kind != "l2":
        penalty, slope = penalty + np.abs(W), slope + np.sign(W)
    return lam * np.sum(keep * penalty), lam * keep * slope
