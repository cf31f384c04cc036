"""
code = "none-returned"
title = "Nothing is returned"
thinks = "The last line is the result."
says = "Your function returns nothing: the last line computes the losses, and return is missing in front of it."
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
    np.sum(margins ** p, axis=1)
