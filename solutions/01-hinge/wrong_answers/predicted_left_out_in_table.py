"""
code = "hinge-predicted-left-out"
title = "The highest score is left out, not the right class"
thinks = "argmax finds the class of each row."
says = "You leave out each row's highest score. The class that the sum leaves out is the right one, y, wherever it stands."
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
    margins[rows, np.argmax(S, axis=1)] = 0
    return np.sum(margins ** p, axis=1)
