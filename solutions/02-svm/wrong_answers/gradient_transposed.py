"""
code = "transposed-result"
title = "The result is transposed"
thinks = "The rule W -= rate * dW needs the columns."
says = "The result is transposed: the slope of an entry belongs at that entry's own position."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
shapes = 0
"""
def numerical_gradient(f, W):
    h = 1e-5
    W = np.array(W, dtype=np.float64)
    gradient = np.zeros(W.shape)
    for position in np.ndindex(W.shape):
        E = np.zeros(W.shape)
        E[position] = h
        gradient[position] = (f(W + E) - f(W - E)) / (2 * h)
    return gradient.T
