"""
code = "hinge-columns-zeroed"
title = "Whole columns are set to zero"
thinks = "The colon means: in each row."
says = "margins[:, y] picks whole columns, for all rows at once, so that other rows lose terms that count. Pick one entry for each row, as in section 5."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
vectorised = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    correct = S[np.arange(len(y)), y]
    margins = np.maximum(0, S - correct[:, None] + delta)
    margins[:, y] = 0
    return np.sum(margins ** p, axis=1)
