"""
code = ["hinge-mean-over-classes", "hinge-p-ignored"]
title = "The mean over the classes, and p not used"
thinks = "A row's loss is the mean of its margins."
says = "You take the mean over the classes of each row. A row's loss is the sum over its wrong classes."
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

    return margins.mean(axis=1)
