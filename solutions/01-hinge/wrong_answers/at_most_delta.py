"""
code = "hinge-clipped-above"
title = "Each term is at most the margin"
thinks = "np.clip wants two bounds."
says = "Your terms are clipped from above, too: a wrong class that is far ahead must cost more and more. Only 0 is a bound."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.clip(S - S[rows, y][:, None] + delta, 0, delta)
    margins[rows, y] = 0
    return np.sum(margins ** p, axis=1)
