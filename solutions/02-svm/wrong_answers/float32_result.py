"""
code = "float32-result"
title = "The gradient is an array of W's own dtype"
thinks = "np.zeros_like makes zeros like W."
says = "You compute in float64, but store the slopes in an array that takes over W's dtype float32: the result must be a float64 array too."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
float64 = 0
"""
def numerical_gradient(f, W):
    h = 1e-5
    gradient = np.zeros_like(W)
    for position in np.ndindex(W.shape):
        up, down = W.astype(np.float64), W.astype(np.float64)
        up[position] += h
        down[position] -= h
        gradient[position] = (f(up) - f(down)) / (2 * h)
    return gradient
