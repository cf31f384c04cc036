"""
code = "not-put-back"
title = "The entry is not put back"
thinks = "Each entry is set before it is used."
says = "You do not put an entry of W back before you move the next one, so all the earlier ones stay moved: restore it at the end of each round."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
unchanged = 0
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
        gradient[position] = (above - below) / (2 * h)
    return gradient
