"""
title = "An empty array, filled column by column"
why = "The result is Fortran-ordered, read-only and keeps float32."
replaces = "add_bias"
"""
def add_bias(X):
    N, D = X.shape
    result = np.empty((N, D + 1), dtype=X.dtype, order="F")
    for d in range(D):
        result[:, d] = X[:, d]
    result[:, D] = 1
    result.setflags(write=False)
    return result
