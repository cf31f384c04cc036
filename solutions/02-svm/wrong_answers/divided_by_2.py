"""
code = "step-missing-in-divisor"
title = "Divided by 2, without the step"
thinks = "There are two sides, so divide by 2."
says = "You divide by 2 alone, and the step is missing: divide by the distance of the two points."
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
        gradient[position] = (f(W + E) - f(W - E)) / 2
    return gradient
