"""
code = "hinge-bias-twice"
title = "The bias is added a second time"
thinks = "A linear score is x W + b."
says = "You add the last row of W once more. It is in x @ W already: the last entry of x is the constant 1."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W + W[-1]
    margins = np.maximum(0, scores - scores[y] + 1)
    margins[y] = 0
    return np.sum(margins)
