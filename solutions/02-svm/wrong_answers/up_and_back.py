"""
code = "one-step-back"
title = "One of the two points is W itself, yet it divides by two steps"
thinks = "Up by h, then down by h."
says = "One of your two points is W itself, one step away from the other, but you divide by two steps: measure one step above W and one step below."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
value = 0
centred = 0
"""
def numerical_gradient(f, W):
    h = 1e-5
    W = np.array(W, dtype=np.float64)
    gradient = np.zeros(W.shape)
    for position in np.ndindex(W.shape):
        W[position] += h
        above = f(W)
        W[position] -= h
        below = f(W)
        gradient[position] = (above - below) / (2 * h)
    return gradient
