"""
code = "integer-copy"
title = "W is turned into integers"
thinks = "The toy's weights are whole numbers."
says = "Your copy of W holds integers, which cuts the fractions off: make it a float64 array."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
value = 0
centred = 0
unchanged = 0
shapes = 0
float64 = 0
"""
def numerical_gradient(f, W):
    h = 1e-5
    W = np.array(W, dtype=int)
    gradient = np.zeros(W.shape)
    for position in np.ndindex(W.shape):
        E = np.zeros(W.shape)
        E[position] = h
        gradient[position] = (f(W + E) - f(W - E)) / (2 * h)
    return gradient
