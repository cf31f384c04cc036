"""
code = "loop-over-rows"
title = "Right, but a loop over the rows"
thinks = "A comprehension is vectorised."
says = ""
replaces = "hinge_losses"
[expected.test_hinge_losses]
vectorised = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    return np.array([
        sum(max(0.0, S[i, j] - S[i, y[i]] + delta) ** p for j in range(S.shape[1]) if j != y[i])
        for i in range(len(y))
    ])
