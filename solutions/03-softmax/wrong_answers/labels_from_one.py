"""
code = "labels-from-one"
title = "The classes are counted from 1"
thinks = "Class 1 is the first class."
says = "You subtract 1 from the labels, so that each example gets the loss of the class before its own. The classes are counted from 0: use y as it is."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"""
def cross_entropy(S, y):
    m = np.max(S, axis=1)
    log_sum = m + np.log(np.sum(np.exp(S - m[:, None]), axis=1))
    return log_sum - S[np.arange(len(y)), y - 1]
