"""
code = "hinge-wrong-axis"
title = "Added up along the wrong axis"
thinks = "axis=0 are the rows."
says = "You add along the wrong axis and get one number for each class. One loss for each row means that the sum runs along the row."
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
    margins = np.maximum(0, S - S[rows, y][:, None] + delta)
    margins[rows, y] = 0
    return np.sum(margins ** p, axis=0)
