"""
code = "hinge-squeezed-row"
title = "squeeze makes a bare number of a single row"
thinks = "squeeze takes the extra axis away."
says = "squeeze takes away every axis of length 1, so that a table of one row gives a bare number. Name the axis, or sum without keepdims."
replaces = "hinge_losses"
[expected.test_hinge_losses]
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + delta)
    margins[rows, y] = 0

    losses = np.sum(margins ** p, axis=1).reshape(-1, 1)
    return np.squeeze(losses)
