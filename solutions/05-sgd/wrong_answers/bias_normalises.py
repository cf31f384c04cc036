"""
code = "features-scaled"
title = "The features are scaled on the way"
thinks = "Features should lie between 0 and 1."
says = "You divide the features by their largest size. That is not the task of add_bias: the columns of X come back as they are."
replaces = "add_bias"
[expected.test_add_bias]
value = 0
edges = 0
"""
def add_bias(X):
    return np.column_stack([X / np.abs(X).max(), np.ones(len(X))])
