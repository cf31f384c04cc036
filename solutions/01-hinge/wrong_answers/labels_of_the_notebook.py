"""
code = "hinge-notebook-labels"
title = "The notebook's labels in place of the argument"
thinks = "y_toy are the labels."
says = "You use the notebook's own y_toy in place of the argument y, so the function fits the toy dataset only."
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
    margins = np.maximum(0, S - S[rows, y_toy][:, None] + delta)
    margins[rows, y_toy] = 0
    return np.sum(margins ** p, axis=1)
