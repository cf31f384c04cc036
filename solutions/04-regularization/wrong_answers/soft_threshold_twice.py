"""
code = "soft-threshold-twice"
title = "What has shrunk is compared with t again"
thinks = "First shrink, then set the small ones to 0."
says = "You compare with t after shrinking, so that weights up to twice as large become 0 as well: decide by the size that they had before."
replaces = "soft_threshold"
[expected.test_soft_threshold]
"large weights" = 0
"""
import numpy as np


def soft_threshold(W, t):
    out = W.copy()
    out[W > t] -= t
    out[W < -t] += t
    out[np.abs(out) <= t] = 0
    return out
