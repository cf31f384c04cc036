"""
code = "hinge-only-misranked"
title = "Only classes ahead of the right one cost anything"
thinks = "A margin counts once it is above delta."
says = "You count only wrong classes that are ahead of the right one: delta is in the margins already, and they are to be compared with 0."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    margins = S - S[rows, y][:, None] + delta
    margins[margins <= delta] = 0
    return np.sum(margins ** p, axis=1)
