"""
code = "flat-argument"
title = "f is given a flat array"
thinks = "One loop over a flat copy is simplest."
says = "You hand f a flattened array: f expects an array of W's shape, so reshape it before you call f."
replaces = "numerical_gradient"
[expected.test_numerical_gradient]
shapes = 0
"""
def numerical_gradient(f, W):
    h = 1e-5
    w = np.array(W, dtype=np.float64).ravel()
    gradient = np.zeros(w.shape)
    for k in range(len(w)):
        kept = w[k]
        w[k] = kept + h
        above = f(w)
        w[k] = kept - h
        below = f(w)
        w[k] = kept
        gradient[k] = (above - below) / (2 * h)
    return gradient.reshape(W.shape)
