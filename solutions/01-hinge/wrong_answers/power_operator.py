"""
code = "xor-for-power"
title = "^ where ** is meant"
thinks = "^ is the power on paper and in other programs."
says = "In Python ^ is no power, and does not work with floats at all. The power is **."
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

    return np.sum(margins ^ p, axis=1)
