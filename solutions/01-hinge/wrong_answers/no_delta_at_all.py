"""
code = "hinge-margin-forgotten"
title = "The margin is missing"
thinks = "It is enough that the right class wins."
says = "There is no margin: a wrong class already costs something when it comes closer than delta, not only when it is ahead."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    gaps = S - S[rows, y][:, None]
    return np.sum(np.maximum(0, gaps) ** p, axis=1)
