"""
code = "one-point-overwrites-the-other"
title = "f is asked when both moves have been made"
thinks = "First both points, then both values."
says = "You move the entry up and down again before you ask f, so both values belong to the last point: ask f right after each move."
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
        kept = W[position]
        W[position] = kept + h
        above = W
        W[position] = kept - h
        below = W
        gradient[position] = (f(above) - f(below)) / (2 * h)
        W[position] = kept
    return gradient
