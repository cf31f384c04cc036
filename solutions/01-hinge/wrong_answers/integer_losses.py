"""
code = "integer-result"
title = "The result is rounded to integers"
thinks = "zeros_like(y) has one entry for each row, as it must."
says = "The fractions are cut off: zeros_like(y) makes an array of whole numbers, because y holds whole numbers. The losses need floats."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + delta)
    margins[rows, y] = 0
    losses = np.zeros_like(y)
    losses[:] = np.sum(margins ** p, axis=1)
    return losses
