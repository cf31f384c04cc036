"""
code = "hinge-margin-once"
title = "The margin is added once, not to each term"
thinks = "+ delta at the end is the margin."
says = "You add delta once to each row's sum. It belongs to each gap, before the comparison with zero."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    gaps = np.maximum(0, S - S[rows, y][:, None])
    return np.sum(gaps ** p, axis=1) + delta
