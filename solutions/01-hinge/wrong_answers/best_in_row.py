"""
code = "hinge-best-for-right"
title = "The highest score is taken for the right class's"
thinks = "The right class is the one that wins."
says = "You compare with each row's highest score, not with the score of its right class, y. They are the same only where the answer is right."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S.max(axis=1, keepdims=True) + delta)
    margins[rows, y] = 0
    return np.sum(margins ** p, axis=1)
