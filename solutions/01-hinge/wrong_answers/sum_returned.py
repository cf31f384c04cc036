"""
code = "sum-returned"
title = "The sum over the examples in place of one loss for each"
thinks = "np.sum adds up the losses."
says = "You return the sum over the whole table. Return one loss for each row: the sum runs along the row only."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + delta)
    margins[rows, y] = 0

    return np.sum(margins ** p)
