"""
code = "last-slope-only"
title = "Only the last slope is returned"
thinks = "gradient is what was measured."
says = "Each slope replaces the one before, and only the last comes back: store each one at its own position of an array of W's shape."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
value = 0
centred = 0
unchanged = 0
shapes = 0
float64 = 0
"""
def numerical_gradient(f, W):
    h = 1e-5
    W = np.array(W, dtype=np.float64)
    for position in np.ndindex(W.shape):
        kept = W[position]
        W[position] = kept + h
        above = f(W)
        W[position] = kept - h
        below = f(W)
        W[position] = kept
        gradient = (above - below) / (2 * h)
    return gradient
