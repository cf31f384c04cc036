"""
code = "hinge-column-result"
title = "A column in place of a flat array"
thinks = "keepdims keeps it safe."
says = "You return the losses as a column, shape (N, 1). A flat array of shape (N,) is asked for: did keepdims slip in?"
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))[:, None]
    margins = np.maximum(0, S - S[rows, y[:, None]] + delta)
    margins[rows, y[:, None]] = 0
    return np.sum(margins ** p, axis=1, keepdims=True)
