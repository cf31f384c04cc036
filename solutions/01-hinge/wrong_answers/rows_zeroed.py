"""
code = "hinge-rows-zeroed"
title = "Whole rows are set to zero"
thinks = "margins[y] = 0, as for one image."
says = "margins[y] picks whole rows of a table, not one entry in each row. It needs the rows' numbers too, as in section 5."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    correct = S[np.arange(len(y)), y]
    margins = np.maximum(0, S - correct[:, None] + delta)
    margins[y] = 0
    return np.sum(margins ** p, axis=1)
