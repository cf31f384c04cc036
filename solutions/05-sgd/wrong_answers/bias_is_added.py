"""
code = "bias-is-added"
title = "1 is added to every entry"
thinks = "Adding a bias means X + 1."
says = "You add 1 to every entry of X. The bias is a feature of its own: leave the columns of X as they are, and append one that is always 1."
replaces = "add_bias"
[expected.test_add_bias]
value = 0
edges = 0
"""
def add_bias(X):
    bias = np.ones(X.shape[1])
    return X + bias
