"""
code = "changes-input"
title = "An argument is changed in place"
thinks = "S -= is short for S = S -."
says = "An argument is another one after the call: -= and += change the caller's own array. Put the result into a new array."
replaces = "hinge_losses"
[expected.test_hinge_losses]
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    S -= S[rows, y][:, None]
    margins = np.maximum(0, S + delta)
    margins[rows, y] = 0
    return np.sum(margins ** p, axis=1)
