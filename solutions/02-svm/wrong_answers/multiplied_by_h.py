"""
code = "multiplied-by-h"
title = "a / 2 * h multiplies by h"
thinks = "a / 2 * h is a over 2h, as on paper."
says = "Python works from left to right: a / 2 * h divides by 2 and then multiplies by h. Put the divisor into parentheses."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
value = 0
"""
def numerical_gradient(f, W):
    h = 1e-5
    W = np.array(W, dtype=np.float64)
    gradient = np.zeros(W.shape)
    for position in np.ndindex(W.shape):
        kept = W[position]
        W[position] = kept + h
        above = f(W)
        W[position] = kept - h
        below = f(W)
        W[position] = kept
        gradient[position] = (above - below) / 2 * h
    return gradient
