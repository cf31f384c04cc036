"""
code = "hinge-no-max"
title = "No maximum with zero"
thinks = "A class that is far behind earns something back."
says = "Nothing stops the terms at zero: a wrong class that is far enough behind costs 0, it never earns anything back."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    margins = scores - scores[y] + 1.0
    margins[y] = 0.0
    return np.sum(margins)
