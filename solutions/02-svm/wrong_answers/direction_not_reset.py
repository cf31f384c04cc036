"""
code = "direction-not-reset"
title = "The direction still holds the earlier steps"
thinks = "One array of zeros for all directions."
says = "The array that holds your step still holds the steps of the earlier entries, so more and more entries move together: set the entry back to 0 at the end of each round."
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
    E = np.zeros(W.shape)
    gradient = np.zeros(W.shape)
    for position in np.ndindex(W.shape):
        E[position] = h
        gradient[position] = (f(W + E) - f(W - E)) / (2 * h)
    return gradient
