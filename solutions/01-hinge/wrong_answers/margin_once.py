"""
code = "hinge-margin-once"
title = "The margin is added once, not to each term"
thinks = "+ 1 at the end is the margin."
says = "You add the margin once, to the whole sum. It belongs to each gap, before the comparison with zero."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    return np.sum(np.maximum(0, scores - scores[y])) + 1
