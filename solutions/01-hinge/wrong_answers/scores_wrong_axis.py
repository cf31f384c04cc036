"""
code = "hinge-scores-wrong-axis"
title = "The scores are summed along the wrong axis"
thinks = "axis=1 adds up the rows."
says = "Your scores are added up along the wrong axis: there must be one for each column of W, and the sum runs over the features."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = np.sum(x[:, None] * W, axis=1)
    margins = np.maximum(0, scores - scores[y] + 1)
    margins[y] = 0
    return np.sum(margins)
