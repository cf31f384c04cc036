"""
code = "hinge-counts-violations"
title = "The classes that cost something are counted, not added"
thinks = "The loss is how many classes come too close."
says = "You count how many classes come too close. The loss adds up by how much each of them does."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    too_close = scores - scores[y] + 1 > 0
    too_close[y] = False
    return np.sum(too_close)
