"""
code = "second-difference"
title = "The second derivative"
thinks = "f above, f below, and f in the middle."
says = "You measure how f bends, which is the second derivative: the slope needs the values on both sides, and not the one in the middle."
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
    W = np.array(W, dtype=np.float64)
    gradient = np.zeros(W.shape)
    for position in np.ndindex(W.shape):
        E = np.zeros(W.shape)
        E[position] = h
        gradient[position] = (f(W + E) - 2 * f(W) + f(W - E)) / h**2
    return gradient
