"""
code = "one-array-for-both-points"
title = "Both points are the same array"
thinks = "above = W and below = W are two arrays."
says = "Your two points are one and the same array: an assignment makes no copy, so the step up and the step down cancel. Make a copy for each point."
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
        above = W
        below = W
        above[position] += h
        below[position] -= h
        gradient[position] = (f(above) - f(below)) / (2 * h)
    return gradient
