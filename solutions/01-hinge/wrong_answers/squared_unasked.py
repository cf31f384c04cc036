"""
code = "hinge-squared-unasked"
title = "The terms are squared"
thinks = "A loss is a sum of squares."
says = "You square the terms. That is another loss, the squared hinge of section 5; here each term counts as it is."
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
    return np.sum(margins ** 2)
