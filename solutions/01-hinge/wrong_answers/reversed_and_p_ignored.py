"""
code = ["hinge-gap-reversed", "hinge-p-ignored"]
title = "The gap is reversed, and p not used"
thinks = "How far the right class is ahead, added up."
says = "The gap is the wrong way round: a wrong class must cost more the higher its own score is."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    rows = np.arange(len(y))
    leads = np.maximum(0, S[rows, y][:, None] - S + delta)
    leads[rows, y] = 0
    return np.sum(leads, axis=1)
