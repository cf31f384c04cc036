"""
code = "hinge-lowest-for-right"
title = "The lowest score is taken for the right class's"
thinks = "The loss is zero for the smallest."
says = "You compare with each row's lowest score, not with the score of its right class, y."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - np.min(S, axis=1)[:, None] + delta)
    margins[rows, y] = 0
    return np.sum(margins ** p, axis=1)
