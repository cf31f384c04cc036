"""
code = "mean-returned"
title = "The mean over the examples in place of one loss for each"
thinks = "A loss is one number."
says = "You return the mean of the losses. Return one loss for each row; whoever calls the function takes the mean."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + delta)
    margins[rows, y] = 0
    return (margins ** p).sum() / len(y)
