"""
code = "hinge-row-for-column"
title = "A row of W in place of a column"
thinks = "W[y] are the weights of class y."
says = "W[y] is a row of W, and belongs to a feature. The weights of class y are a column."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
vectorised = 0
"""
def L_i_vectorized(x, y, W):
    margins = np.maximum(0, x @ W - x @ W[y] + 1)
    margins[y] = 0
    return np.sum(margins)
