"""
title = "Two fresh copies for each entry"
why = "Nothing has to be put back, because nothing is kept."
replaces = "numerical_gradient"
"""
def numerical_gradient(f, W):
    h = 1e-5
    gradient = np.zeros(W.shape)
    for position in np.ndindex(W.shape):
        above, below = W.astype(np.float64), W.astype(np.float64)
        above[position] += h
        below[position] -= h
        gradient[position] = (f(above) - f(below)) / (above[position] - below[position])
    return gradient
