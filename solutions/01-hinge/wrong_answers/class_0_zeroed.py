"""
code = "hinge-class-0-for-right"
title = "Class 0 is taken for the right one"
thinks = "The right class stands first."
says = "You leave out class 0 in every row, whatever y is. Each row has its own right class, y."
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
    margins[:, 0] = 0
    return np.sum(margins ** p, axis=1)
