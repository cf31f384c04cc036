"""
code = "hinge-first-label-for-all"
title = "The first row's label for all rows"
thinks = "All rows have the same right class."
says = "The first row's label serves for all rows. Each row has its own: pick with the rows' numbers and y, as in section 5."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    correct = S[:, y[0]].reshape(-1, 1)
    margins = np.maximum(0, S - correct + delta)
    margins[:, y[0]] = 0
    return np.sum(margins ** p, axis=1)
