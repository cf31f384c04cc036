"""
code = "float32-step"
title = "The copy keeps float32"
thinks = "A copy is a copy, whatever its dtype."
says = "Your copy of W keeps the dtype float32, whose rounding swallows much of so small a step: make the copy a float64 array."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
float64 = 0
"""
def numerical_gradient(f, W):
    h = 1e-5
    W = W.copy()
    gradient = np.zeros(W.shape)
    for position in np.ndindex(W.shape):
        kept = W[position]
        W[position] = kept + h
        above = f(W)
        W[position] = kept - h
        below = f(W)
        W[position] = kept
        gradient[position] = (above - below) / (2 * h)
    return gradient
