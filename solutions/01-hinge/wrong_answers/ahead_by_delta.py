"""
code = "hinge-ahead-by-margin"
title = "Only classes ahead by the margin cost anything"
thinks = "s_j >= s_y + delta is the condition."
says = "You charge only the wrong classes that are ahead by delta. A wrong class costs something as soon as it is not behind by delta."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    gaps = S - S[rows, y][:, None]
    margins = np.where(gaps >= delta, gaps + delta, 0)
    margins[rows, y] = 0
    return np.sum(margins ** p, axis=1)
