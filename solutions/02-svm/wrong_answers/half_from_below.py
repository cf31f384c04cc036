"""
code = "one-step-back"
title = "One of the two points is W itself, yet it divides by two steps"
thinks = "The formula has 2h in it."
says = "One of your two points is W itself, one step away from the other, but you divide by two steps: measure one step above W and one step below."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
value = 0
centred = 0
"""
def numerical_gradient(f, W):
    h = 1e-5
    W = np.array(W, dtype=np.float64)
    gradient = np.zeros(W.shape)
    for position in np.ndindex(W.shape):
        lower = W.copy()
        lower[position] -= h
        gradient[position] = (f(W) - f(lower)) / (2 * h)
    return gradient
