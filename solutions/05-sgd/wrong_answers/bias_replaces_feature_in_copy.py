"""
code = "bias-replaces-feature"
title = "The ones overwrite the last feature"
thinks = "The last column is for the bias."
says = "You write the ones over the last feature, which is lost. The result needs one column more than X."
replaces = "add_bias"
[expected.test_add_bias]
value = 0
edges = 0
"""
def add_bias(X):
    result = np.array(X)
    result[:, -1] = 1
    return result
