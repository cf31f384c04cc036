"""
code = "hinge-zeroed-at-swapped-index"
title = "The zero goes to swapped indices"
thinks = "margins[y, rows], as y says which."
says = "The scores are picked rightly, but the zeros go elsewhere: the rows' numbers come first there too, y second."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
vectorised = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + delta)
    margins[y, rows] = 0
    return np.sum(margins ** p, axis=1)
