"""
title = "Only the wrong scores are kept"
why = "A mask flattens the table, and a reshape makes rows again."
replaces = "hinge_losses"
"""
def hinge_losses(S, y, delta=1.0, p=1, *, reduction="none"):
    N, C = S.shape
    wrong = np.ones_like(S, dtype=bool)
    wrong[np.arange(N), y] = False
    right = S[~wrong]
    others = S[wrong].reshape(N, C - 1)
    terms = np.maximum(others - right[:, np.newaxis] + delta, 0)
    if p == 2:
        terms = np.square(terms)
    losses = np.einsum("nc->n", terms)
    losses.flags.writeable = False
    return losses
