"""
code = "last-entry-missing"
title = "The last entry is left out"
thinks = "Positions count from 0, so the last one is size - 1."
says = "The last entry is never measured: range(n) already stops before n."
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
    for k in range(W.size - 1):
        kept = W.flat[k]
        W.flat[k] = kept + h
        above = f(W)
        W.flat[k] = kept - h
        below = f(W)
        W.flat[k] = kept
        gradient.flat[k] = (above - below) / (2 * h)
    return gradient
