"""
title = "A loop over the classes"
why = "It has a loop, but not over the rows: the classes are few."
replaces = "hinge_losses"
"""
def hinge_losses(S, y, delta=1.0, p=1):
    N, C = S.shape
    right = S[range(N), y]
    losses = np.zeros(N, dtype=S.dtype)
    for c in range(C):
        m = np.maximum(S[:, c] - right + delta, 0) ** p
        losses += m * (y != c)
    return losses
