"""
code = "mean-returned"
title = "The mean over the examples in place of one loss for each"
thinks = "One number for each row, and the loss is the mean."
says = "Every row gets the same number, the mean of all losses. Return each row's own loss; whoever calls the function takes the mean."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + delta)
    margins[rows, y] = 0

    losses = np.sum(margins ** p, axis=1)
    return np.ones(len(y)) * losses.mean()
