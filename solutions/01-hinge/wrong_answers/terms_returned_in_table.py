"""
code = "hinge-terms-returned"
title = "The terms are returned, not their sum"
thinks = "One cost for each row and class."
says = "You return what each class costs in each row, a whole table. Add along each row."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
vectorised = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + delta)
    margins[rows, y] = 0

    return margins ** p
