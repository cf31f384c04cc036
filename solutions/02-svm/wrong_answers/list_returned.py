"""
code = "list-of-slopes"
title = "A list of slopes in place of an array"
thinks = "Collect the slopes in a list."
says = "You return a list of slopes: make it an array of W's shape."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
shapes = 0
"""
def numerical_gradient(f, W):
    h = 1e-5
    slopes = []
    for position in np.ndindex(W.shape):
        above, below = np.array(W, dtype=np.float64), np.array(W, dtype=np.float64)
        above[position] += h
        below[position] -= h
        slopes.append((f(above) - f(below)) / (2 * h))
    return slopes
