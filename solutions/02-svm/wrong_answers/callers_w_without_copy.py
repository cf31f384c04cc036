"""
code = "changes-input"
title = "An argument is changed in place"
thinks = "W is mine inside the function."
says = "You work on the caller's own W and leave its entries moved: make a copy (np.asarray makes none if the dtype fits already), and put each entry back."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
unchanged = 0
float64 = 0
"""
def numerical_gradient(f, W):
    h = 1e-5
    slopes = []
    for position in np.ndindex(W.shape):
        W[position] += h
        above = f(W)
        W[position] -= 2 * h
        slopes.append((above - f(W)) / (2 * h))
    return np.array(slopes).reshape(W.shape)
