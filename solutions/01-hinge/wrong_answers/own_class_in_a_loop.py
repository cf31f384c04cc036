"""
code = ["svm-counts-correct-class", "python-loop"]
title = "The right class is counted, and a loop over the rows"
thinks = "np.array makes it NumPy."
says = "You count the right class in every row: compared with itself it always costs the margin. Set its margin to zero before you add."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
vectorised = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    return np.array([np.sum(np.maximum(0, row - row[label] + delta) ** p) for row, label in zip(S, y)])
