"""
code = "matrix-only"
title = "Works for matrices only"
thinks = "D, C = W.shape names both sizes."
says = "You walk through rows and columns, so it stops at an array with a single dimension: use a loop over the positions of any shape."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
shapes = 0
"""
def numerical_gradient(f, W):
    h = 1e-5
    W = np.array(W, dtype=np.float64)
    D, C = W.shape
    gradient = np.zeros((D, C))
    for d in range(D):
        for c in range(C):
            E = np.zeros((D, C))
            E[d, c] = h
            gradient[d, c] = (f(W + E) - f(W - E)) / (2 * h)
    return gradient
