"""
code = "keepdims-missing"
title = "keepdims=True is missing"
thinks = "axis=1 gives one number for each row, and NumPy will broadcast it."
says = "The maxima (or the sums) of the rows have shape (N,) and do not fit beside a matrix of shape (N, C): NumPy stops, or, where N equals C, subtracts along the wrong axis. Keep the axis, with keepdims=True."
replaces = "cross_entropy"
[expected.test_cross_entropy]
value = 0
"large scores" = 0
"rows far apart" = 0
log-sum-exp = 0
vectorised = 0
"""
def cross_entropy(S, y):
    shifted = S - S.max(axis=1)
    return np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(y)), y]
