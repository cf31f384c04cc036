"""
code = "whole-rows-moved"
title = "Whole rows are moved"
thinks = "len(W) is the number of weights."
says = "A loop over the length of W moves whole rows of a matrix, not single entries: walk through all positions."
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
    for i in range(len(W)):
        kept = W[i].copy()
        W[i] = kept + h
        above = f(W)
        W[i] = kept - h
        below = f(W)
        W[i] = kept
        gradient[i] = (above - below) / (2 * h)
    return gradient
