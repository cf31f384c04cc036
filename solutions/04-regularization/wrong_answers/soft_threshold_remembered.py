"""
code = "depends-on-earlier-calls"
title = "The result depends on earlier calls"
thinks = "The mask need be made once only."
says = "You keep the mask between the calls, so another W of the same shape gets the zeros of the first: make it in each call."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"exact zeros" = 0
"""
import numpy as np


masks = {}


def soft_threshold(W, t):
    if W.shape not in masks:
        masks[W.shape] = np.abs(W) > t
    return np.where(masks[W.shape], W - t * np.sign(W), 0.0)
