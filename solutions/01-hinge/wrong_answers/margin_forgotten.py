"""
code = "hinge-margin-forgotten"
title = "The margin is missing"
thinks = "It is enough that the right class wins."
says = "The margin is missing: a wrong class already costs something when it comes closer than 1, not only when it is ahead."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    return np.sum(np.maximum(0, scores - scores[y]))
