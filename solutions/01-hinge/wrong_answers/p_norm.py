"""
code = "hinge-p-norm"
title = "The root of the sum is taken, as in a norm"
thinks = "The p-norm of the terms."
says = "You take the p-th root of each row's sum, as a norm does. The formula adds the powers, and no root follows."
replaces = "hinge_losses"
[expected.test_hinge_losses]
squared = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + delta)
    margins[rows, y] = 0

    return np.sum(margins ** p, axis=1) ** (1 / p)
