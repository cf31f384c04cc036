"""
code = "slopes-added-up"
title = "Every slope is added to all entries"
thinks = "gradient += adds the new slope."
says = "You add each slope to the whole array, so that every entry holds the sum of all slopes: store each one at its own position."
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
    gradient = np.zeros(W.shape)
    for position in np.ndindex(W.shape):
        kept = W[position]
        W[position] = kept + h
        above = f(W)
        W[position] = kept - h
        below = f(W)
        W[position] = kept
        gradient += (above - below) / (2 * h)
    return gradient
