"""
code = "matrix-only"
title = "Two nested loops over the rows and columns of W"
thinks = "Weights are a matrix."
says = ""
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
shapes = 0
"""
def numerical_gradient(f, W):
    h = 1e-5
    W = np.array(W, dtype=np.float64)
    gradient = np.zeros(W.shape)
    for position in ((d, c) for d in range(W.shape[0]) for c in range(W.shape[1])):
        kept = W[position]
        W[position] = kept + h
        above = f(W)
        W[position] = kept - h
        below = f(W)
        W[position] = kept
        gradient[position] = (above - below) / (2 * h)
    return gradient
