"""
code = "hinge-delta-as-factor"
title = "delta multiplies the loss in place of being the margin"
thinks = "delta says how much the margin counts."
says = "delta multiplies your losses. It is the margin itself, and is added to each gap in place of the 1."
replaces = "hinge_losses"
[expected.test_hinge_losses]
delta = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + 1)
    margins[rows, y] = 0
    return delta * np.sum(margins ** p, axis=1)
