"""
code = ["bias-first", "bias-of-zeros"]
title = "Zeros, as the first column"
thinks = "The intercept comes first, and starts at zero."
says = "You put the column of ones before the features; in this course the bias is the last row of W, so the ones must be the last column."
replaces = "add_bias"
[expected.test_add_bias]
value = 0
edges = 0
"""
def add_bias(X):
    N, D = X.shape
    result = np.zeros((N, D + 1))
    result[:, 1:] = X
    return result
