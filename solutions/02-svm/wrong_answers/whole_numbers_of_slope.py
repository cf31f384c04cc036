"""
code = "integer-result"
title = "The result is rounded to integers"
thinks = "Zeros are zeros."
says = "The result is put into an array of integers, which cuts the fractions off. Make the array with floats."
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
    gradient = np.zeros(W.shape, dtype=int)
    for position in np.ndindex(W.shape):
        up, down = W.copy(), W.copy()
        up[position] += h
        down[position] -= h
        gradient[position] = (f(up) - f(down)) / (2 * h)
    return gradient
