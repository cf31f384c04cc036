"""
code = "hinge-absolute-value"
title = "The absolute value in place of the maximum with zero"
thinks = "np.abs makes it positive, too."
says = "The absolute value is not the maximum with zero: with it a class that is far behind costs a lot, and it should cost nothing."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.abs(S - S[rows, y][:, None] + delta)
    margins[rows, y] = 0
    return np.sum(margins ** p, axis=1)
