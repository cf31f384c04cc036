"""
code = "hinge-indices-swapped"
title = "Row and column numbers have changed places"
thinks = "x, y: the column first."
says = "The rows' numbers and y have changed places: the first index of a table is the row."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
vectorised = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[y, rows][:, None] + delta)
    margins[y, rows] = 0
    return np.sum(margins ** p, axis=1)
