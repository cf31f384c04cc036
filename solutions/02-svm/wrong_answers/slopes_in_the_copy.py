"""
code = "slopes-in-the-copy"
title = "The slopes are stored in the array that is being moved"
thinks = "gradient = W gives an array of the right shape."
says = "You store the slopes in the very array that f is given, so W is lost entry by entry: gradient = W makes no second array. Store the slopes in an array of their own."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
unchanged = 0
"""
def numerical_gradient(f, W):
    h = 1e-5
    W = np.array(W, dtype=np.float64)
    gradient = W
    for position in np.ndindex(W.shape):
        kept = W[position]
        W[position] = kept + h
        above = f(W)
        W[position] = kept - h
        below = f(W)
        gradient[position] = (above - below) / (2 * h)
    return gradient
