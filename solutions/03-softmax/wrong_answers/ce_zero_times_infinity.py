"""
code = "zero-times-infinity"
title = "0 times infinity: the one-hot rows are multiplied by the logarithms"
thinks = "Multiplied by 0, the other classes do not count."
says = "You multiply all logarithms by one-hot rows: where a probability was rounded to 0, its logarithm is infinite, and 0 times infinity is nan. Pick the correct class's entry, and never form the probability."
replaces = "cross_entropy"
[expected.test_cross_entropy]
"large scores" = 0
log-sum-exp = 0
"""
def cross_entropy(S, y):
    Y = np.eye(S.shape[1])[y]
    logP = np.log(softmax(S))
    return -np.sum(Y * logP, axis=1)
