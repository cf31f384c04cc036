"""
code = ["svm-counts-correct-class", "hinge-delta-ignored"]
title = "The right class is counted, and delta not used"
thinks = "As in L_i_vectorized, with rows."
says = "You count the right class in every row: compared with itself it always costs the margin. Set its margin to zero before you add."
replaces = "hinge_losses"
[expected.test_hinge_losses]
loss = 0
delta = 0
"""
def hinge_losses(S, y, delta=1.0, p=1):
    correct = S[np.arange(len(y)), y].reshape(-1, 1)
    return (np.maximum(0, S - correct + 1) ** p).sum(axis=1)
