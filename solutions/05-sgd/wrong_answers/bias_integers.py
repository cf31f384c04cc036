"""
code = "integer-result"
title = "The result is rounded to integers"
thinks = "Ones are integers."
says = "You store the result in an array of integers, which cuts the fractions off; make the new array with floats."
replaces = "add_bias"
[expected.test_add_bias]
value = 0
edges = 0
"""
def add_bias(X):
    N, D = X.shape
    Xb = np.ones((N, D + 1), dtype=int)
    Xb[:, :D] = X
    return Xb
