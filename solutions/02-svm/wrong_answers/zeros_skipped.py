"""
code = "zeros-skipped"
title = "Entries that are zero are skipped"
thinks = "A weight of 0 has no effect."
says = "You skip the entries of W that are 0: they have a slope as well, for f changes when they are moved."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
value = 0
"""
def numerical_gradient(f, W):
    h = 1e-5
    W = np.array(W, dtype=np.float64)
    gradient = np.zeros(W.shape)
    for position in np.ndindex(W.shape):
        kept = W[position]
        if kept:
            W[position] = kept + h
            above = f(W)
            W[position] = kept - h
            below = f(W)
            W[position] = kept
            gradient[position] = (above - below) / (2 * h)
    return gradient
