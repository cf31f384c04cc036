"""
title = "Right, but a loop over the rows"
replaces = "hinge_losses"
thinks = "A comprehension is vectorised."
[expected]
test_hinge_losses = 8
"""
def hinge_losses(S, y, delta=1.0, p=1):
    return np.array([
        sum(max(0.0, S[i, j] - S[i, y[i]] + delta) ** p for j in range(S.shape[1]) if j != y[i])
        for i in range(len(y))
    ])
