"""
code = "l2-all-products"
title = "Products of all pairs of columns"
thinks = "W.T times W holds the squares."
says = "The product of W.T and W holds the products of every column with every other; only its diagonal holds sums of squares: square the entries of W."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l2 loss" = 0
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
    V = W if penalise_bias else W[:-1]
    if not penalise_bias:
        penalty[-1], slope[-1] = 0, 0
    if kind == "l2":
        return lam * np.sum(V.T @ V), lam * slope
    return lam * np.sum(penalty), lam * slope
