"""
code = "name-error"
title = "A name that is not defined"
thinks = "The text calls it the step."
says = "Your code uses a name that is not defined: look for a typing mistake, or for a line that was taken over from elsewhere."
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
        W[position] = kept + step
        above = f(W)
        W[position] = kept - step
        below = f(W)
        W[position] = kept
        gradient[position] = (above - below) / (2 * step)
    return gradient
