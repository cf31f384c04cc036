"""
code = "hinge-clips-the-sum"
title = "The sum is clipped at zero, not each term"
thinks = "A loss is never negative: clip it."
says = "You add first and stop at zero afterwards. Then a class far behind pays for one that is too close: each term must stop at zero by itself."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = S - S[rows, y][:, None] + delta
    margins[rows, y] = 0
    return np.maximum(0, np.sum(margins, axis=1)) ** p
