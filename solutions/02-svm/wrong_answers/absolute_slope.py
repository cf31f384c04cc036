"""
code = "absolute-slope"
title = "The absolute value of the difference"
thinks = "A difference is positive."
says = "You take the absolute value of the difference, so falling slopes come out as rising ones: keep the sign."
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
        gradient[position] = abs(above - below) / (2 * h)
    return gradient
