"""
title = "np.nditer, entries put back by arithmetic"
why = "Down by two steps and up by one: the copy comes back to where it was, but for rounding."
replaces = "numerical_gradient"
"""
def numerical_gradient(f, W):
    step = 0.00001
    W = W.astype("float64")
    gradient = np.empty(W.shape)
    it = np.nditer(W, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        ix = it.multi_index
        W[ix] += step
        plus = f(W)
        W[ix] -= 2 * step
        minus = f(W)
        W[ix] += step
        gradient[ix] = (plus - minus) / (2 * step)
        it.iternext()
    return gradient
