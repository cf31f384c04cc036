"""
code = "hinge-default-p"
title = "The default of p was changed"
thinks = "The squared hinge is the better one."
says = "With p written out the losses are right, but its default is no longer 1. Leave the first line of the function as it was."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
"""
def hinge_losses(S, y, delta=1.0, p=2):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + delta)
    margins[rows, y] = 0

    return np.sum(margins ** p, axis=1)
