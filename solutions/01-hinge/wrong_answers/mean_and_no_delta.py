"""
code = ["mean-returned", "hinge-delta-ignored"]
title = "The mean is returned, and delta not used"
thinks = "The loss of a dataset with margin 1."
says = "You return the mean of the losses. Return one loss for each row; whoever calls the function takes the mean."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + 1)
    margins[rows, y] = 0
    return np.mean(np.sum(margins ** p, axis=1))
