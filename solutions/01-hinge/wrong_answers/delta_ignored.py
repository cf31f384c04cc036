"""
code = "delta-ignored"
title = "delta is never used"
thinks = "The margin is 1."
says = ""
replaces = "hinge_losses"
[expected.test_hinge_losses]
delta = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + 1)
    margins[rows, y] = 0
    return (margins ** p).sum(axis=1)
