"""
code = "hinge-p-reversed"
title = "Squared for p = 1, and not for p = 2"
thinks = "if p == 1 is the special case."
says = "You square with p = 1, and do not with p = 2: the two cases have changed places."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + delta)
    margins[rows, y] = 0

    if p == 1:
        margins = margins ** 2
    return np.sum(margins, axis=1)
