"""
code = "hard-coded-size"
title = "A size is written as a number"
thinks = "There are three images."
says = "The number of images is written as a number, and it is that of the toy dataset. Take it from the shape of S."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
vectorised = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    right = S[[0, 1, 2], y]
    margins = np.maximum(0, S - right[:, None] + delta)
    margins[[0, 1, 2], y] = 0
    return np.sum(margins ** p, axis=1)
