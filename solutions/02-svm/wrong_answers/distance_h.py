"""
title = "Divided by h where the points are 2 h apart"
replaces = "numerical_gradient"
thinks = "The step is h."
[expected]
test_numerical_gradient = 5
"""
def numerical_gradient(f, W):
    h = 1e-5
    W = np.array(W, dtype=np.float64)
    gradient = np.zeros(W.shape)
    for position in np.ndindex(W.shape):
        kept = W[position]
        W[position] = kept + h
        above = f(W)
        W[position] = kept - h
        below = f(W)
        W[position] = kept
        gradient[position] = (above - below) / h
    return gradient
