"""
code = "bias-on-both-sides"
title = "Ones on both sides"
thinks = "np.pad fills up with ones."
says = "You put a column of ones on both sides. It is needed once, as the last column: pad nothing in front."
replaces = "add_bias"
[expected.test_add_bias]
value = 0
edges = 0
"""
def add_bias(X):
    ones = np.ones((len(X), 1))
    return np.hstack([ones, X, ones])
