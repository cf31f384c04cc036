"""
code = "changes-input"
title = "An argument is changed in place"
thinks = "Converting to float64 makes a copy."
says = "You work on the caller's own W and leave its entries moved: make a copy (np.asarray makes none if the dtype fits already), and put each entry back."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
unchanged = 0
"""
def numerical_gradient(f, W):
    h = 1e-5
    W = np.asarray(W, dtype=np.float64)
    gradient = np.zeros(W.shape)
    for position in np.ndindex(W.shape):
        W[position] += h
        above = f(W)
        W[position] -= 2 * h
        below = f(W)
        gradient[position] = (above - below) / (2 * h)
    return gradient
