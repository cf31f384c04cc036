"""
code = "step-too-small"
title = "The step is far too small"
thinks = "The smaller the step, the better."
says = "Your step is far smaller than the one asked for: the difference drowns in the rounding of f."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
centred = 0
"""
def numerical_gradient(f, W, h=1e-10):
    W = np.array(W, dtype=np.float64)
    gradient = np.zeros(W.shape)
    for position in np.ndindex(W.shape):
        E = np.zeros(W.shape)
        E[position] = h
        gradient[position] = (f(W + E) - f(W - E)) / (2 * h)
    return gradient
