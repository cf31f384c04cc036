"""
code = "hinge-columns-not-pairs"
title = "Whole columns are picked in place of one score for each row"
thinks = "S[:, y] takes from each row its own y."
says = "S[:, y] picks whole columns, not one entry from each row. Section 5 shows how two lists of positions pick pairs."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
vectorised = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    margins = np.maximum(0, S - S[:, y] + delta)
    margins[np.arange(len(y)), y] = 0
    return np.sum(margins ** p, axis=1)
