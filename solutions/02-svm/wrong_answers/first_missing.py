"""
code = "first-entry-missing"
title = "The first entry is left out"
thinks = "Counting starts at 1."
says = "The first entry is never measured: positions count from 0."
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
    for k in range(1, W.size):
        kept = W.flat[k]
        W.flat[k] = kept + h
        above = f(W)
        W.flat[k] = kept - h
        below = f(W)
        W.flat[k] = kept
        gradient.flat[k] = (above - below) / (2 * h)
    return gradient
