"""
code = "hinge-worst-only"
title = "Only the worst wrong class counts"
thinks = "The row's loss is its largest margin."
says = "You keep only the wrong class that costs most in each row. Add up what all of them cost."
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
    return np.max(margins, axis=1) ** p
