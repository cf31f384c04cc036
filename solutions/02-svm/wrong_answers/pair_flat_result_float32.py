"""
code = ["flat-result", "float32-step"]
title = "One long row, and in float32"
thinks = "A gradient is a vector, and a copy is a copy."
says = "Your slopes come back in one long row: the result must have W's shape."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
shapes = 0
float64 = 0
"""
def numerical_gradient(f, W):
    h = 1e-5
    gradient = np.zeros(W.size)
    for k, position in enumerate(np.ndindex(W.shape)):
        above, below = W.copy(), W.copy()
        above[position] += h
        below[position] -= h
        gradient[k] = (f(above) - f(below)) / (2 * h)
    return gradient
