"""
code = "python-loop"
title = "Right, but with a loop in Python over the examples"
thinks = "A comprehension is vectorised."
says = "A loop in Python still goes through the rows; a comprehension is one too. Let NumPy work on the whole table at once."
replaces = "hinge_losses"
[expected.test_hinge_losses]
vectorised = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    return np.array([
        sum(max(0.0, S[i, j] - S[i, y[i]] + delta) ** p for j in range(S.shape[1]) if j != y[i])
        for i in range(len(y))
    ])
