"""
code = "hinge-scores-normalised"
title = "The scores are divided by their size"
thinks = "Scores should not depend on the size of the weights."
says = "You divide the scores by their size first. They count as they are: the margin of 1 is in the same units (question 7 is about this)."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    scores = scores / np.linalg.norm(scores)
    margins = np.maximum(0, scores - scores[y] + 1)
    margins[y] = 0
    return np.sum(margins)
