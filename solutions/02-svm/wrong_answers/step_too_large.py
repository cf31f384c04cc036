"""
code = "step-too-large"
title = "The step is far too large"
thinks = "0.01 is small."
says = "Your step is far larger than the one asked for, and a curved function bends away in between."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
centred = 0
"""
def numerical_gradient(f, W, h=0.01):
    gradient = np.zeros(W.shape)
    for position in np.ndindex(W.shape):
        E = np.zeros(W.shape)
        E[position] = h
        gradient[position] = (f(W + E) - f(W - E)) / (2 * h)
    return gradient
