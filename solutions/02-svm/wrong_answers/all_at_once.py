"""
code = "all-at-once"
title = "All entries are moved at the same time"
thinks = "NumPy adds h to all of them, so no loop is needed."
says = "You move all entries of W at the same time, which measures the sum of all slopes: move one entry, and leave the others where they are."
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
    gradient[:] = (f(W + h) - f(W - h)) / (2 * h)
    return gradient
