"""
code = "hinge-clips-at-margin"
title = "The gap is compared with the margin, and the margin is not added"
thinks = "max(delta, gap): at least delta."
says = "You compare each gap with delta and keep the larger, so that a class that is far behind costs delta. Add delta first, then compare with 0."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(delta, S - S[rows, y][:, None])
    margins[rows, y] = 0
    return np.sum(margins ** p, axis=1)
