"""
title = "A one-sided difference"
replaces = "numerical_gradient"
thinks = "The definition of the derivative."
[expected]
test_numerical_gradient = 6
"""
def numerical_gradient(f, W):
    h = 1e-5
    W = np.array(W, dtype=np.float64)
    gradient = np.zeros(W.shape)
    for position in np.ndindex(W.shape):
        kept = W[position]
        W[position] = kept + h
        above = f(W)
        W[position] = kept
        below = f(W)
        gradient[position] = (above - below) / h
    return gradient
