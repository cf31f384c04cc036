"""
code = "hinge-delta-ignored"
title = "delta is never used"
thinks = "The margin is 1."
says = "It gives what a margin of 1 gives, whatever delta is: put delta where the 1 stands."
replaces = "hinge_losses"
[expected.test_hinge_losses]
delta = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + 1)
    margins[rows, y] = 0
    return (margins ** p).sum(axis=1)
