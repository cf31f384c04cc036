"""
code = "grad-sign"
title = "The gradient has the wrong sign"
thinks = "The difference of the two values."
says = "The sign is wrong everywhere: look at what is subtracted from what."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
value = 0
"""
def numerical_gradient(f, W):
    h = 1e-5
    gradient = np.zeros(W.shape)
    for position in np.ndindex(W.shape):
        values = []
        for step in (h, -h):
            moved = W.astype(np.float64)
            moved[position] += step
            values.append(f(moved))
        gradient[position] = np.diff(values)[0] / (2 * h)
    return gradient
