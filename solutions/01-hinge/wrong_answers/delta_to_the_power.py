"""
code = "hinge-delta-to-the-power"
title = "delta is raised to the power p as well"
thinks = "Everything in the formula has the exponent p."
says = "You raise delta itself to the power p before you add it. Only the whole clipped term has the exponent."
replaces = "hinge_losses"
[expected.test_hinge_losses]
squared = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + delta ** p)
    margins[rows, y] = 0
    return np.sum(margins ** p, axis=1)
