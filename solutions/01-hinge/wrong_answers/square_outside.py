"""
title = "The sum is squared, not the terms"
replaces = "hinge_losses"
thinks = "Squaring the loss is squaring the hinge."
[expected]
test_hinge_losses = 8
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + delta)
    margins[rows, y] = 0
    return margins.sum(axis=1) ** p
