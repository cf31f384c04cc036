"""
code = "hinge-mean-over-wrong-classes"
title = "Divided by the number of wrong classes"
thinks = "The average cost of a wrong class."
says = "You divide by the number of wrong classes. A row's loss is the plain sum over them."
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

    return np.sum(margins ** p, axis=1) / (S.shape[1] - 1)
