"""
code = "accumulate-overwrites"
title = "= where += is meant"
thinks = "The loop adds them up."
says = "Only the last class is left: each round overwrites what the rounds before it found. Add to it instead."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    correct = S[np.arange(len(y)), y]
    for j in range(S.shape[1]):
        losses = np.where(j == y, 0, np.maximum(0, S[:, j] - correct + delta) ** p)
    return losses
