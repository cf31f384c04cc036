"""
code = "hinge-clips-at-margin"
title = "The gap is compared with the margin, and the margin is not added"
thinks = "max(1, gap): at least 1."
says = "You compare each gap with 1 and keep the larger, so that a class that is far behind costs 1. Add the margin first, then compare with 0."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    margins = np.maximum(1, scores - scores[y])
    margins[y] = 0
    return np.sum(margins)
