"""
code = "bias-first"
title = "The column of ones comes first"
thinks = "Statistics books write the intercept first."
says = "You put the column of ones before the features; in this course the bias is the last row of W, so the ones must be the last column."
replaces = "add_bias"
[expected.test_add_bias]
value = 0
edges = 0
"""
def add_bias(X):
    return np.hstack([np.ones((len(X), 1)), X])
