"""
code = "hinge-absolute-gap"
title = "The absolute value of the gap"
thinks = "A gap is a distance."
says = "You take the absolute value of the gap, so that a class far behind costs as much as one far ahead. The gap has a sign."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    margins = np.maximum(0, abs(scores - scores[y]) + 1)
    margins[y] = 0
    return np.sum(margins)
