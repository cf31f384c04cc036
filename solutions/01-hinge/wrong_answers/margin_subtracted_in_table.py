"""
code = "hinge-margin-subtracted"
title = "The margin is subtracted in place of added"
thinks = "The right class must be better by delta, so take delta off."
says = "The margin has the wrong sign: it must make a wrong class dearer, not cheaper."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] - delta)
    margins[rows, y] = 0
    return np.sum(margins ** p, axis=1)
