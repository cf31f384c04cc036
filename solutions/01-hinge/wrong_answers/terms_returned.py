"""
code = "hinge-terms-returned"
title = "The terms are returned, not their sum"
thinks = "One cost for each class."
says = "You return what each class costs, an array. The loss is one number: add the terms up."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    margins = np.maximum(0, scores - scores[y] + 1)
    margins[y] = 0
    return margins
