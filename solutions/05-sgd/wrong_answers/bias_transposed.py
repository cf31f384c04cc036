"""
code = "transposed-result"
title = "The result is transposed"
thinks = "vstack puts one thing after the other."
says = "Your result is transposed: the examples have become columns. Each example is a row of the result, as it is a row of X."
replaces = "add_bias"
[expected.test_add_bias]
value = 0
edges = 0
"""
def add_bias(X):
    return np.vstack([X.T, np.ones(len(X))])
