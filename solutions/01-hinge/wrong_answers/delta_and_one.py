"""
code = "hinge-delta-and-one"
title = "delta is added beside the 1"
thinks = "s_j - s_y + 1, and delta on top."
says = "Your margin is 1 and delta together. delta is the margin: it stands in place of the 1."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + 1 + delta)
    margins[rows, y] = 0
    return np.sum(margins ** p, axis=1)
