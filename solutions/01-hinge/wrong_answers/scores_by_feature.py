"""
code = "hinge-elementwise-product"
title = "x * W in place of x @ W"
thinks = "The score is image times weights."
says = "* multiplies entry by entry, and no sum over the features follows. The scores need the matrix product."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = (x[:, None] * W)[0]
    margins = np.maximum(0, scores - scores[y] + 1)
    margins[y] = 0
    return np.sum(margins)
