"""
code = "own-class-in-table"
title = "The right class is counted in every row"
thinks = "The sum runs over all columns."
says = ""
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    margins = np.maximum(0, S - S[np.arange(len(y)), y][:, None] + delta)
    return (margins ** p).sum(axis=1)
