"""
code = "hinge-scores-shifted"
title = "Each row's maximum is subtracted from the right score only"
thinks = "For stability, as with softmax."
says = "You shift the right scores by the row's maximum, and not the others. The hinge needs no shift; and a shift must move all scores of a row alike."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    correct = S[rows, y] - S.max(axis=1)
    margins = np.maximum(0, S - correct[:, None] + delta)
    margins[rows, y] = 0
    return np.sum(margins ** p, axis=1)
