"""
code = "hard-coded-size"
title = "A size is written as a number"
thinks = "There are three images."
says = "A size is written as a number, and the function is right for that size alone. Take it from the shape of the arrays, or let NumPy broadcast."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"large scores" = 0
"rows far apart" = 0
log-sum-exp = 0
vectorised = 0
"""
def cross_entropy(S, y):
    rows = [0, 1, 2]
    shifted = S - np.max(S, axis=1, keepdims=True)
    return np.log(np.sum(np.exp(shifted), axis=1)) - shifted[rows, y]
