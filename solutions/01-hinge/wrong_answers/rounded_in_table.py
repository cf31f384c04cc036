"""
code = "hinge-rounded"
title = "The result is rounded to a few decimals"
thinks = "The notebook shows four decimals."
says = "You round the result. Return it as it comes, and round only where you print."
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

    return np.round(np.sum(margins ** p, axis=1), 2)
