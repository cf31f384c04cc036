"""
code = "distance-h"
title = "Divided by h where the points are 2 h apart"
thinks = "The step is h, so I divide by h."
says = "You divide by the step, but your two points lie two steps apart: divide by the distance between them."
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
        W[position] = kept + h
        above = f(W)
        W[position] = kept - h
        below = f(W)
        W[position] = kept
        gradient[position] = (above - below) / h
    return gradient
