"""
code = "label-off-by-one"
title = "The labels are taken to begin at 1"
thinks = "Class number 1 is the first one."
says = "You take the labels to begin at 1, and so compare with the class before the right one. They begin at 0."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y - 1][:, None] + delta)
    margins[rows, y - 1] = 0
    return np.sum(margins ** p, axis=1)
