"""
code = "divided-by-h-squared"
title = "Divided by the square of the step"
thinks = "Two steps, multiplied."
says = "You divide by the square of the step, which belongs to a second derivative: divide by the distance of the two points."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
value = 0
"""
def numerical_gradient(f, W):
    h = 1e-5
    W = np.array(W, dtype=np.float64)
    gradient = np.zeros(W.shape)
    for position in np.ndindex(W.shape):
        E = np.zeros(W.shape)
        E[position] = h
        gradient[position] = (f(W + E) - f(W - E)) / h**2
    return gradient
