"""
code = "one-slope-returned"
title = "One number is returned in place of one for each entry"
thinks = "The formula has one f(w + h) and one f(w - h)."
says = "You return a single number; the gradient has one slope for each entry of W, measured one at a time."
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
    return (f(W + h) - f(W - h)) / (2 * h)
