"""
code = "loss-for-each-class"
title = "One loss for each class"
thinks = "The sum goes down the columns."
says = "Your sum goes along one axis only, so the loss is one number for each class: R(W) is the sum over all weights."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l2 loss" = 0
"l1 loss" = 0
"elastic loss" = 0
bias = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True):
    if kind == "l2":
        penalty, slope = W**2, 2 * W
    elif kind == "l1":
        penalty, slope = np.abs(W), np.sign(W)
    elif kind == "elastic":
        penalty, slope = beta * W**2 + np.abs(W), 2 * beta * W + np.sign(W)
    else:
        raise ValueError(kind)
    if not penalise_bias:
        penalty[-1] = 0
        slope[-1] = 0
    return lam * np.sum(penalty, axis=0), lam * slope
