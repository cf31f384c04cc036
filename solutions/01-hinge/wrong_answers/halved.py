"""
code = "hinge-halved"
title = "Half the loss"
thinks = "The one-half makes the derivative neat."
says = "Your loss is half of what it should be. The formula has no one-half."
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
    return 0.5 * np.sum(margins)
