"""
code = "hinge-parameters-missing"
title = "delta and p are missing in the first line"
thinks = "The margin is 1 and the power is 1."
says = "The first line of your function knows no delta and no p, so it cannot be called with them. Restore the line as it was."
replaces = "hinge_losses"
[expected.test_hinge_losses]
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + 1)
    margins[rows, y] = 0
    return np.sum(margins, axis=1)
