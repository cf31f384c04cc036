"""
code = "keepdims-missing"
title = "keepdims=True is missing"
thinks = "axis=1 gives one number for each row, and NumPy will broadcast it."
says = "The maxima (or the sums) of the rows have shape (N,) and do not fit beside a matrix of shape (N, C): NumPy stops, or, where N equals C, subtracts along the wrong axis. Keep the axis, with keepdims=True."
replaces = "softmax"
[expected.test_softmax]
value = 0
"large scores" = 0
"rows far apart" = 0
vectorised = 0
"""
def softmax(S):
    E = np.exp(S - np.max(S, axis=1))
    return E / np.sum(E, axis=1)
