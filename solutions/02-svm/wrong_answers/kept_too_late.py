"""
code = "kept-too-late"
title = "The old value is kept after it was changed"
thinks = "First move, then remember where it was."
says = "You note the old value of the entry only after it has been moved, so the second point is W itself and the entry stays moved: note it first."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
value = 0
centred = 0
unchanged = 0
"""
def numerical_gradient(f, W):
    h = 1e-5
    W = np.array(W, dtype=np.float64)
    gradient = np.zeros(W.shape)
    for position in np.ndindex(W.shape):
        W[position] += h
        old = W[position]
        above = f(W)
        W[position] = old - h
        below = f(W)
        W[position] = old
        gradient[position] = (above - below) / (2 * h)
    return gradient
