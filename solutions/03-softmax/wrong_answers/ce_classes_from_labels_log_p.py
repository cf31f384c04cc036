"""
code = "classes-from-labels"
title = "The number of classes is taken from the labels"
thinks = "The largest label is the last class."
says = "You take the number of classes from the largest label: if the last class does not occur, the sizes do not fit. S has one column for each class."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"""
def cross_entropy(S, y):
    Y = np.eye(y.max() + 1)[y]
    shifted = S - S.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -(Y * log_p).sum(axis=1)
