"""
code = "result-overwritten"
title = "A result is overwritten by the next call"
thinks = "Memory should be used again."
says = "You keep one array for the results and write into it again, so the next call changes what the last one returned. Make a new array in each call."
replaces = "add_bias"
[expected.test_add_bias]
value = 0
"""
arrays_by_shape = {}


def add_bias(X):
    N, D = X.shape
    result = arrays_by_shape.setdefault((N, D), np.ones((N, D + 1)))
    result[:, :D] = X
    return result
