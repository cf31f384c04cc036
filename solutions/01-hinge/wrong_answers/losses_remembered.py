"""
code = "depends-on-earlier-calls"
title = "The result depends on earlier calls"
thinks = "A default list is made anew for each call."
says = "What comes back depends on earlier calls: something made outside the function, or given as a default, keeps what they put into it. Make it anew in each call."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
vectorised = 0
"""
def hinge_losses(S, y, delta=1.0, p=1, losses=[]):
    rows = np.arange(len(y))
    margins = np.maximum(0, S - S[rows, y][:, None] + delta)
    margins[rows, y] = 0
    losses.extend(np.sum(margins ** p, axis=1))
    return np.array(losses)
