"""
code = "hinge-gap-reversed"
title = "The gap has the wrong sign"
thinks = "How far the right class is ahead."
says = "The gap is the wrong way round: a wrong class must cost more the higher its own score is."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S[rows, y][:, None] - S + delta)
    margins[rows, y] = 0
    return np.sum(margins ** p, axis=1)
