"""
title = "np.matrix"
why = "Everything stays two-dimensional, and y is the second index."
replaces = "L_i_vectorized"
"""
def L_i_vectorized(x, y, W):
    scores = np.asmatrix(x) * np.asmatrix(W)
    margins = np.maximum(scores - scores[0, y] + 1, 0)
    margins[0, y] = 0
    return margins.sum(axis=1)
