"""
code = "hinge-parameters-swapped"
title = "delta and p have changed places in the first line"
thinks = "The order of parameters with names does not matter."
says = "delta and p have changed places in the function's first line: a caller who writes no names gives one for the other. Restore the order."
replaces = "hinge_losses"
[expected.test_hinge_losses]
delta = 0
"""
def hinge_losses(S, y, p=1, delta=1.0):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + delta)
    margins[rows, y] = 0
    return np.sum(margins ** p, axis=1)
