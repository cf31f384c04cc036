"""
code = "hinge-cases-swapped"
title = "The two cases are swapped"
thinks = "np.minimum keeps it from growing."
says = "You keep exactly the classes that should cost nothing, those far behind, and let the others go. Take the larger of 0 and the margin."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.minimum(0, S - S[rows, y][:, None] + delta)
    margins[rows, y] = 0
    return np.sum(margins ** p, axis=1)
