"""
code = "hinge-squared-unasked"
title = "The terms are squared"
thinks = "The squared hinge was asked for last."
says = "You square the terms whatever p is. They are squared only with p = 2."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + delta)
    margins[rows, y] = 0
    return np.sum(margins ** 2, axis=1)
