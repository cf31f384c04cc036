"""
code = "hinge-square-outside"
title = "The sum is squared, not the terms"
thinks = "Squaring the loss is squaring the hinge."
says = "You square each row's sum. Square each term, and add afterwards."
replaces = "hinge_losses"
[expected.test_hinge_losses]
squared = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + delta)
    margins[rows, y] = 0
    return margins.sum(axis=1) ** p
