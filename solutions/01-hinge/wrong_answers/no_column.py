"""
code = "hinge-no-column"
title = "The right scores are not made a column"
thinks = "NumPy sees which row is meant."
says = "The right scores are subtracted along the rows, not down the columns: they must be a column before NumPy can spread them over the classes. On a square table this gives no error, only wrong numbers."
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
    margins = np.maximum(0, S - S[rows, y] + delta)
    margins[rows, y] = 0
    return np.sum(margins ** p, axis=1)
