"""
code = "label-off-by-one"
title = "The labels are taken to begin at 1"
thinks = "Class number 1 is the first one."
says = "You take the labels to begin at 1, and so compare with the class before the right one. They begin at 0."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    right = y - 1
    margins = np.maximum(0, scores - scores[right] + 1)
    margins[right] = 0
    return np.sum(margins)
