"""
code = "hinge-columns-for-rows"
title = "The number of classes is taken for the number of rows"
thinks = "S.shape[1] is how many there are."
says = "Your list of row numbers is as long as a row, not as the table: the rows are counted by the first number of the shape. On a square table nobody notices."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
vectorised = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(S.shape[1])
    margins = np.maximum(0, S - S[rows, y][:, None] + delta)
    margins[rows, y] = 0
    return np.sum(margins ** p, axis=1)
