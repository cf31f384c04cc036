"""
code = "mean-over-classes"
title = "The mean over the classes of the one-hot products"
thinks = "np.mean over each row, as one does with squared errors."
says = "You take the mean over the classes where the sum belongs, so that each loss is divided by the number of classes. The one-hot row picks a single term: add up."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"""
def cross_entropy(S, y):
    Y = np.eye(S.shape[1])[y]
    shifted = S - np.max(S, axis=1, keepdims=True)
    logP = shifted - np.log(np.sum(np.exp(shifted), axis=1, keepdims=True))
    return -np.mean(Y * logP, axis=1)
