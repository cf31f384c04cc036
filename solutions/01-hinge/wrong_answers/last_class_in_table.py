"""
code = "hinge-last-class-left-out"
title = "The last class is never looked at"
thinks = "Classes go from 0 to C - 1, so range(C - 1)."
says = "The last class is never looked at: range(n), and a slice up to n, already stop before n."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    correct = S[np.arange(len(y)), y]
    losses = np.zeros(len(y))
    for j in range(S.shape[1] - 1):
        losses += np.where(j == y, 0, np.maximum(0, S[:, j] - correct + delta) ** p)
    return losses
