"""
code = "hinge-divided-by-delta"
title = "The gap is divided by delta"
thinks = "delta is the unit of the scores."
says = "You measure the gaps in units of delta. delta is added to each gap; nothing is divided by it."
replaces = "hinge_losses"
[expected.test_hinge_losses]
delta = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, (S - S[rows, y][:, None]) / delta + 1)
    margins[rows, y] = 0
    return np.sum(margins ** p, axis=1)
