"""
code = "one-step-back"
title = "One step up and one step back, to where it began"
thinks = "Up by h, then down by h."
says = "You go one step up and one step down again, and so arrive at W itself, not below it; then you divide by two steps. The second point must lie one step below W."
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
        W[position] += h
        above = f(W)
        W[position] -= h
        below = f(W)
        gradient[position] = (above - below) / (2 * h)
    return gradient
