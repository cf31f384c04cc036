"""
code = "depends-on-earlier-calls"
title = "The result depends on earlier calls"
thinks = "terms=[] begins empty at every call."
says = "The list in the first line of your function is made once, not at every call, so that each loss contains all the earlier ones: make it inside the function."
replaces = "reg_loss_grad"
[expected.test_reg_loss_grad]
"l2 loss" = 0
"l1 loss" = 0
"elastic loss" = 0
bias = 0
"""
import numpy as np


def reg_loss_grad(W, kind, lam, beta=0.5, penalise_bias=True, terms=[]):
    V = W.copy()
    if not penalise_bias:
        V[-1] = 0
    if kind == "l2":
        terms.append(np.sum(V**2))
        slope = 2 * V
    elif kind == "l1":
        terms.append(np.sum(np.abs(V)))
        slope = np.sign(V)
    elif kind == "elastic":
        terms.append(beta * np.sum(V**2))
        terms.append(np.sum(np.abs(V)))
        slope = 2 * beta * V + np.sign(V)
    else:
        raise ValueError(kind)
    return lam * sum(terms), lam * slope
