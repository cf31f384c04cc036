"""
code = "half-convention"
title = "Half the regulariser, consistently"
thinks = "The elastic net has one half at its squares, as in scikit-learn."
says = "In the elastic net you take one half of the squares, consistently in the loss and in the gradient. Some libraries do; this pack has no one-half anywhere."
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
        penalty, slope = 0.5 * beta * W**2 + np.abs(W), beta * W + np.sign(W)
    else:
        raise ValueError(kind)
    if not penalise_bias:
        penalty[-1] = 0
        slope[-1] = 0
    return lam * np.sum(penalty), lam * slope
