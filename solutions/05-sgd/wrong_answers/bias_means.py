"""
code = "bias-of-means"
title = "The new column holds the means of the rows"
thinks = "The bias is the average of an example."
says = "You append the mean of each row, which the features know already; a bias needs a feature that is the same for all examples, always 1."
replaces = "add_bias"
[expected.test_add_bias]
value = 0
edges = 0
"""
def add_bias(X):
    return np.concatenate([X, X.mean(axis=1, keepdims=True)], axis=1)
