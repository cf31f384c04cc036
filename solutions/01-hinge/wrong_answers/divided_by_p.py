"""
code = "hinge-divided-by-p"
title = "The power is divided by p"
thinks = "The one-half makes the derivative neat."
says = "You divide by p, so that the squared hinge comes out as a half of what it should be. The formula has no such factor."
replaces = "hinge_losses"
[expected.test_hinge_losses]
squared = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + delta)
    margins[rows, y] = 0
    return np.sum(margins ** p / p, axis=1)
