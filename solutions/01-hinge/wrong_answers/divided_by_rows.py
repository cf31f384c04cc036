"""
code = "hinge-rows-divided-by-N"
title = "Each loss is divided by the number of rows"
thinks = "Then the sum is the mean."
says = "You divide each loss by the number of rows. Each row's loss is asked for as it is; the mean is taken by whoever calls the function."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    N = S.shape[0]
    margins = np.maximum(0, S - S[np.arange(N), y][:, None] + delta)
    margins[np.arange(N), y] = 0
    return np.sum(margins ** p, axis=1) / N
