"""
code = "hinge-margin-outside"
title = "The margin is added outside the maximum"
thinks = "max(0, gap), and delta for the margin."
says = "You clip the gap first and add delta afterwards, so that every wrong class costs at least delta. It belongs into the maximum."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None]) + delta
    margins[rows, y] = 0
    return np.sum(margins ** p, axis=1)
