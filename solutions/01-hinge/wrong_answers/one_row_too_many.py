"""
code = "index-error"
title = "A loop runs beyond the end of an array"
thinks = "N rows, so up to and with N."
says = "Your code looks beyond the end of an array: a list of positions is too long, or one of its numbers too large. The rows have the numbers 0 to N - 1, the classes 0 to C - 1."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
squared = 0
edges = 0
vectorised = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    N, C = S.shape
    correct = S[np.arange(N), y]
    losses = np.zeros(N)
    for j in range(C + 1):
        losses += np.where(y == j, 0, np.maximum(0, S[:, j] - correct + delta) ** p)
    return losses
