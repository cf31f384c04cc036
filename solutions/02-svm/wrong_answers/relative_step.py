"""
code = "relative-step"
title = "The step is a share of the entry"
thinks = "A small step is one that is small next to the weight."
says = "Your step is in proportion to the entry, so at an entry of 0 it vanishes and you divide by zero: take the same step everywhere."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
value = 0
"""
def numerical_gradient(f, W):
    W = np.array(W, dtype=np.float64)
    gradient = np.zeros(W.shape)
    for position in np.ndindex(W.shape):
        kept = W[position]
        h = 1e-5 * abs(kept)
        W[position] = kept + h
        above = f(W)
        W[position] = kept - h
        below = f(W)
        W[position] = kept
        gradient[position] = (above - below) / (2 * h)
    return gradient
