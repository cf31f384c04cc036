"""
code = "hinge-zero-when-right"
title = "No loss as soon as the answer is right"
thinks = "Rows that are classified rightly cost nothing."
says = "A row costs nothing with you as soon as its right class wins. It must win by delta: until then the classes that are too close still cost something."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + delta)
    margins[rows, y] = 0

    losses = np.sum(margins ** p, axis=1)
    losses[np.argmax(S, axis=1) == y] = 0
    return losses
