"""
code = "hinge-square-before-max"
title = "Squared before it is clipped"
thinks = "max(0, m**p), as the power stands next to the margin."
says = "You square before you clip at zero: a square is never negative, so a class that is far behind costs a lot. Clip first."
replaces = "hinge_losses"
[expected.test_hinge_losses]
squared = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, (S - S[rows, y][:, None] + delta) ** p)
    margins[rows, y] = 0
    return margins.sum(axis=1)
