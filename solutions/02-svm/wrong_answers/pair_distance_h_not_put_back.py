"""
code = ["distance-h", "not-put-back"]
title = "Divided by h, and the entry is not put back"
thinks = "The step is h, and each entry is set before it is used."
says = "You divide by the step, but your two points lie two steps apart: divide by the distance between them."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
value = 0
unchanged = 0
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
        gradient[position] = (above - below) / h
    return gradient
