"""
code = "hinge-margin-in-condition-only"
title = "The margin is in the condition, not in the cost"
thinks = "The 1 decides who pays; what is paid is the gap."
says = "The margin stands in your condition but not in what a class costs. Both lines of the case form have it."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    terms = np.where(scores[y] >= scores + 1, 0, scores - scores[y])
    return np.sum(terms)
