"""
code = "matrix-only"
title = "Works for matrices only"
thinks = "Weights are a matrix."
says = "You walk through rows and columns, so it stops at an array with a single dimension: use a loop over the positions of any shape."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
shapes = 0
"""
def numerical_gradient(f, W):
    h = 1e-5
    W = np.array(W, dtype=np.float64)
    gradient = np.zeros(W.shape)
    for d in range(W.shape[0]):
        for c in range(W.shape[1]):
            kept = W[d, c]
            W[d, c] = kept + h
            above = f(W)
            W[d, c] = kept - h
            below = f(W)
            W[d, c] = kept
            gradient[d, c] = (above - below) / (2 * h)
    return gradient
