"""
code = "hinge-clipped-above"
title = "Each term is at most the margin"
thinks = "np.clip wants two bounds, 0 and 1."
says = "Your terms are clipped from above, too: a wrong class that is far ahead must cost more and more. Only 0 is a bound."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    margins = np.minimum(1, np.maximum(0, scores - scores[y] + 1))
    margins[y] = 0
    return np.sum(margins)
