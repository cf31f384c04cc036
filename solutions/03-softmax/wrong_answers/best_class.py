"""
code = "best-class"
title = "The loss of the class with the largest score, not of the correct one"
thinks = "The classifier's answer is the class with the largest score."
says = "You take the class with the largest score in place of the correct class: y is not used, and being sure and wrong costs nothing."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
log-sum-exp = 0
"""
def cross_entropy(S, y):
    shifted = S - np.max(S, axis=1, keepdims=True)
    best = np.argmax(S, axis=1)
    return np.log(np.sum(np.exp(shifted), axis=1)) - shifted[np.arange(len(best)), best]
