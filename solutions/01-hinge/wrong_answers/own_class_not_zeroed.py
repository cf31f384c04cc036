"""
code = "own-class-not-zeroed"
title = "margins[y] is not set to zero"
thinks = "The gap of the right class to itself is zero, so it adds nothing."
says = ""
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    return np.sum(np.maximum(0, scores - scores[y] + 1))
