"""
title = "The ones stand in the first column"
replaces = "add_bias"
thinks = "Statistics books write the intercept first."
[expected]
test_add_bias = 0
"""
def add_bias(X):
    return np.hstack([np.ones((len(X), 1)), X])
