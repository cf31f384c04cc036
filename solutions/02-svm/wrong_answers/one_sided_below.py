"""
code = "one-sided"
title = "A one-sided difference"
thinks = "Backward or forward makes no difference."
says = "It is a one-sided difference, from W itself to one side: measure at W + h and at W - h, and divide by 2 h."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
centred = 0
"""
def numerical_gradient(f, W):
    h = 1e-5
    W = np.array(W, dtype=np.float64)
    gradient = np.zeros(W.shape)
    for position in np.ndindex(W.shape):
        shifted = W.copy()
        shifted[position] -= h
        gradient[position] = (f(W) - f(shifted)) / h
    return gradient
