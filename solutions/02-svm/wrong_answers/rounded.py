"""
code = "rounded-result"
title = "The result is rounded"
thinks = "Nobody needs more than four digits."
says = "You round the result to a few digits after the point: a gradient check needs all of them."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
centred = 0
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
        gradient[position] = round((above - below) / (2 * h), 4)
    return gradient
