"""
code = "hinge-other-margin"
title = "Another margin than 1"
thinks = "The margin may be any number."
says = "Your loss has another margin than 1. Here it is 1; other margins come in section 5."
replaces = "L_i_vectorized"
[expected.test_L_i_vectorized]
value = 0
margins = 0
sizes = 0
"""
def L_i_vectorized(x, y, W):
    scores = x @ W
    margins = np.maximum(0, scores - scores[y] + 10)
    margins[y] = 0
    return np.sum(margins)
