"""
code = "one-sided"
title = "A one-sided difference"
thinks = "The definition of the derivative."
says = ""
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
centred = 0
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
