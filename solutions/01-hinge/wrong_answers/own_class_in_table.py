"""
code = "svm-counts-correct-class"
title = "The correct class is counted among the wrong ones"
thinks = "The sum runs over all columns."
says = "You count the right class in every row: compared with itself it always costs the margin. Set its margin to zero before you add."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    margins = np.maximum(0, S - S[np.arange(len(y)), y][:, None] + delta)
    return (margins ** p).sum(axis=1)
