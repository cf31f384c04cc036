"""
title = "The mean of the two one-sided differences"
why = "It asks at W itself as well; the values there cancel, and what is left is the centred difference."
replaces = "numerical_gradient"
"""
def slope_to(f, W, position, step):
    moved = np.array(W, dtype=np.float64)
    moved[position] += step
    return (f(moved) - f(np.array(W, dtype=np.float64))) / step

def numerical_gradient(f, W):
    h = 1e-5
    gradient = np.full(W.shape, np.nan)
    for position, _ in np.ndenumerate(W):
        gradient[position] = (slope_to(f, W, position, h) + slope_to(f, W, position, -h)) / 2
    return gradient
