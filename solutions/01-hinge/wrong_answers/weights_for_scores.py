"""
code = "hinge-weights-for-scores"
title = "The bias alone is taken for the scores"
thinks = "The last row of W is the one that belongs to the 1."
says = "Your scores do not depend on the image: they are a row of W. A score is the product of x with a column of W, over all features."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = W[-1]
    margins = np.maximum(0, scores - scores[y] + 1)
    margins = np.delete(margins, y)
    return np.sum(margins)
