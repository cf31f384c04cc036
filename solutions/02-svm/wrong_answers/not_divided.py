"""
code = "slope-not-divided"
title = "The difference is not divided by the distance"
thinks = "The gradient is how much f changes."
says = "You return how much f changes, not how fast: a slope is the change divided by the distance between the two points."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
value = 0
"""
def numerical_gradient(f, W):
    h = 1e-5
    W = np.array(W, dtype=np.float64)
    gradient = np.zeros(W.shape)
    it = np.nditer(W, flags=["multi_index"])
    while not it.finished:
        position = it.multi_index
        old = W[position]
        W[position] = old + h
        plus = f(W)
        W[position] = old - h
        minus = f(W)
        W[position] = old
        gradient[position] = plus - minus
        it.iternext()
    return gradient
