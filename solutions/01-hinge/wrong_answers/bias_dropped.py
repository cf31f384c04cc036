"""
code = "hinge-bias-dropped"
title = "The bias is left out of the scores"
thinks = "The 1 at the end of x is not a pixel."
says = "You leave the last entry of x out, and with it the bias. It belongs to the scores."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x[:-1] @ W[:-1]
    margins = np.maximum(0, scores - scores[y] + 1)
    margins[y] = 0
    return np.sum(margins)
