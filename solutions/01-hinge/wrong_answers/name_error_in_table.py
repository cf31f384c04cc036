"""
code = "name-error"
title = "A name that is not defined"
thinks = "The rows were made in the cell before."
says = "You use a name that is not defined: look at the spelling of your variables, and at names that exist only in another cell."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
vectorised = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    margins = np.maximum(0, S - S[row_numbers, y][:, None] + delta)
    margins[row_numbers, y] = 0
    return np.sum(margins ** p, axis=1)
