"""
code = "hard-coded-size"
title = "A size is written as a number"
thinks = "Cat, car, frog."
says = "The number of classes is written as a number, and later classes are never looked at. Take it from the shape of S."
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
    for j in range(min(3, S.shape[1])):
        losses += np.where(j == y, 0, np.maximum(0, S[:, j] - correct + delta) ** p)
    return losses
