"""
code = "reg-coefficient-forgotten"
title = "The regulariser is not multiplied by its strength"
thinks = "The penalty is R(W); lambda comes later."
says = "lam is forgotten: the loss is lam times R(W), and a factor in front of the loss stands in front of its gradient, too."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l2 loss" = 0
"l1 loss" = 0
"elastic loss" = 0
"l2 gradient" = 0
"l1 gradient" = 0
"elastic gradient" = 0
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
    return np.sum(penalty), slope
