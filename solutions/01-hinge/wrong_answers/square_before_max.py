"""
title = "Squared before it is clipped"
replaces = "hinge_losses"
thinks = "max(0, m**p), as the power stands next to the margin."
[expected]
test_hinge_losses = 8
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, (S - S[rows, y][:, None] + delta) ** p)
    margins[rows, y] = 0
    return margins.sum(axis=1)
