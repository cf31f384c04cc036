"""
title = "The mean is returned"
replaces = "hinge_losses"
thinks = "A loss is one number."
[expected]
test_hinge_losses = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + delta)
    margins[rows, y] = 0
    return (margins ** p).sum() / len(y)
