"""
code = "hinge-p-as-factor"
title = "p multiplies in place of being a power"
thinks = "p = 2 counts twice."
says = "p multiplies the terms; it should be their power (** in Python)."
replaces = "hinge_losses"
[expected.test_hinge_losses]
squared = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + delta)
    margins[rows, y] = 0
    return p * margins.sum(axis=1)
