"""
code = "value-returned-too"
title = "The value of f is returned beside the gradient"
thinks = "A loss function returns both."
says = "You return two things, the value of f and the gradient: only the gradient is asked for."
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
        E = np.zeros(W.shape)
        E[position] = h
        gradient[position] = (f(W + E) - f(W - E)) / (2 * h)
    return f(W), gradient
