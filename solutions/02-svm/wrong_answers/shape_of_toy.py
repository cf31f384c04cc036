"""
code = "hard-coded-size"
title = "A size is written as a number"
thinks = "W has 4 rows and 3 columns."
says = "A size stands in your code as a number (or belongs to one particular array): take it from the shapes of the arguments."
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
    gradient = np.zeros((4, 3))
    for d in range(4):
        for c in range(3):
            kept = W[d, c]
            W[d, c] = kept + h
            above = f(W)
            W[d, c] = kept - h
            below = f(W)
            W[d, c] = kept
            gradient[d, c] = (above - below) / (2 * h)
    return gradient
