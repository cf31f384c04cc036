"""
code = "hard-coded-size"
title = "A size is written as a number"
thinks = "There are 64 pixels."
says = "You wrote the number of features into the code as a number; take it from X.shape."
replaces = "add_bias"
[expected.test_add_bias]
value = 0
edges = 0
"""
def add_bias(X):
    Xb = np.ones((X.shape[0], 65))
    Xb[:, :64] = X[:, :64]
    return Xb
