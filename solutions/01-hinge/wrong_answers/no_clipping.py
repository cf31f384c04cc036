"""
title = "No maximum with zero"
replaces = "L_i_vectorized"
thinks = "A class that is far behind earns something back."
[expected]
test_L_i_vectorized = 2
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    margins = scores - scores[y] + 1.0
    margins[y] = 0.0
    return np.sum(margins)
