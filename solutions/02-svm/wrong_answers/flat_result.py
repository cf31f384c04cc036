"""
code = "flat-result"
title = "The gradient is one long row"
thinks = "A gradient is a vector."
says = "Your slopes come back in one long row: the result must have W's shape."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
shapes = 0
"""
def numerical_gradient(f, W):
    h = 1e-5
    W = np.array(W, dtype=np.float64)
    gradient = np.zeros(W.size)
    for k, position in enumerate(np.ndindex(W.shape)):
        kept = W[position]
        W[position] = kept + h
        above = f(W)
        W[position] = kept - h
        below = f(W)
        W[position] = kept
        gradient[k] = (above - below) / (2 * h)
    return gradient
