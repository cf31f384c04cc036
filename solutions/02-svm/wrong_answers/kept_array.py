"""
code = "result-overwritten"
title = "A result is overwritten by the next call"
thinks = "One array for all calls saves memory."
says = "You write every result into the same array, so the next call overwrites the result of the one before: make a new array in each call."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
unchanged = 0
"""
spare = {}

def numerical_gradient(f, W):
    h = 1e-5
    W = np.array(W, dtype=np.float64)
    gradient = spare.setdefault(W.shape, np.zeros(W.shape))
    for position in np.ndindex(W.shape):
        kept = W[position]
        W[position] = kept + h
        above = f(W)
        W[position] = kept - h
        below = f(W)
        W[position] = kept
        gradient[position] = (above - below) / (2 * h)
    return gradient
