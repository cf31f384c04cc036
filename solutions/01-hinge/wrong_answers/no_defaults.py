"""
code = "hinge-default-missing"
title = "delta and p have no defaults"
thinks = "Whoever calls the function knows them."
says = "Your function cannot be called without delta and p: their defaults are gone from its first line. Restore it as it was."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
vectorised = 0
"""
def hinge_losses(S, y, delta, p):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + delta)
    margins[rows, y] = 0

    return np.sum(margins ** p, axis=1)
