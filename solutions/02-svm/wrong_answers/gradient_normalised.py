"""
code = "gradient-normalised"
title = "The gradient is divided by its length"
thinks = "Only the direction matters."
says = "You divide the gradient by its length: its size matters too, as it is compared with the derived one."
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
    return gradient / np.linalg.norm(gradient)
