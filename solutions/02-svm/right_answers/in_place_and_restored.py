"""
title = "The caller's own W is moved, and put back exactly"
why = "No copy is made of a float64 W, but it is unchanged when the call is over."
replaces = "numerical_gradient"
"""
def numerical_gradient(f, W):
    h = 1e-5
    W = np.asarray(W, dtype=np.float64)
    gradient = np.zeros(W.shape, dtype=np.float64)
    for position in np.ndindex(W.shape):
        kept = float(W[position])
        try:
            W[position] = kept + h
            above = f(W)
            W[position] = kept - h
            gradient[position] = (above - f(W)) / h / 2
        finally:
            W[position] = kept
    return gradient
