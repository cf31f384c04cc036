"""
code = "hinge-counts-violations"
title = "The classes that cost something are counted, not added"
thinks = "A loss counts the mistakes."
says = "You count how many classes come too close. The loss adds up by how much each of them does."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    too_close = (S - S[rows, y][:, None] + delta > 0).astype(float)
    too_close[rows, y] = 0
    return np.sum(too_close ** p, axis=1)
