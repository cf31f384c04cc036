"""
code = "hinge-p-ignored"
title = "p is never used"
thinks = "The loss is the hinge loss."
says = "It gives what p = 1 gives, whatever p is: the power is missing."
replaces = "hinge_losses"
[expected.test_hinge_losses]
squared = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    n = np.arange(S.shape[0])
    m = np.maximum(0, S - S[n, y].reshape(-1, 1) + delta)
    m[n, y] = 0
    return np.sum(m, axis=1)
