"""
title = "The copy keeps float32"
replaces = "numerical_gradient"
thinks = "A copy is a copy."
[expected]
test_numerical_gradient = 7
"""
def numerical_gradient(f, W):
    h = 1e-5
    W = W.copy()
    gradient = np.zeros(W.shape)
    for position in np.ndindex(W.shape):
        kept = W[position]
        W[position] = kept + h
        above = f(W)
        W[position] = kept - h
        below = f(W)
        W[position] = kept
        gradient[position] = (above - below) / (2 * h)
    return gradient
