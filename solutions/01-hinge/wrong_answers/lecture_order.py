"""
code = "hinge-lecture-order"
title = "The lecture's W.dot(x), for weights that stand the other way round"
thinks = "The lecture writes W.dot(x)."
says = "You multiply in the lecture's order, W.dot(x), which is for weights of shape (C, D). Here W has one column a class: see section 1."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
vectorised = 0
"""
def L_i_vectorized(x, y, W):
    scores = W.dot(x)
    margins = np.maximum(0, scores - scores[y] + 1)
    margins[y] = 0
    return np.sum(margins)
