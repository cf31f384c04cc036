"""
code = "depends-on-earlier-calls"
title = "The result depends on earlier calls"
thinks = "For tables of one shape the positions are the same."
says = "What comes back depends on earlier calls: something made outside the function, or given as a default, keeps what they put into it. Make it anew in each call."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
"""
def hinge_losses(S, y, delta=1.0, p=1, known={}):
    rows = np.arange(len(y))
    if S.shape not in known:
        known[S.shape] = S[rows, y][:, None]
    margins = np.maximum(0, S - known[S.shape] + delta)
    margins[rows, y] = 0
    return np.sum(margins ** p, axis=1)
